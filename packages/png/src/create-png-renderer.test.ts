import { afterAll, describe, expect, it } from "vitest";
import { createPngRenderer } from "./create-png-renderer.ts";
import { PngError } from "./png-error.ts";

const SANS = "'Instrument Sans Variable','Helvetica Neue',Helvetica,Arial,sans-serif";
const SERIF = "'Newsreader Variable',Georgia,serif";

const renderer = createPngRenderer();
afterAll(() => renderer.close());

interface Style {
  weight?: number;
  family?: string;
  lang?: string;
}

function write(text: string, { weight = 400, family = SANS, lang = "en" }: Style = {}, width = 300): string {
  const size = `width="${width}" height="40"`;
  const style = `font-size="20" font-weight="${weight}" font-family="${family}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} xml:lang="${lang}" ${style}><text x="5" y="28">${text}</text></svg>`;
}

async function draw(text: string, style?: Style): Promise<string> {
  return Buffer.from(await renderer.render(write(text, style))).toString("base64");
}

const VOICES: Style[] = [{ weight: 400 }, { weight: 600 }, { weight: 600, family: SERIF }];

describe("the picture of a chart", () => {
  it("has the size that the SVG says", async () => {
    const png = Buffer.from(await renderer.render(write("Goose", {}, 1200)));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 40]);
  });

  it("is the same bytes from another renderer, and whatever was drawn before or beside it, since a pin must not change", async () => {
    const svg = write("Goose: 星の数 שלום 🪿");
    const first = await renderer.render(svg);
    const other = createPngRenderer();
    const [, again] = await Promise.all([other.render(write("直 مرحبا")), other.render(svg), other.render(write("Ž"))]);
    await other.close();
    expect(Buffer.from(again).equals(first)).toBe(true);
  });

  it("draws each text in its own face and weight, also letters that come from another file", async () => {
    const [regular, bold, serif] = VOICES;
    for (const text of ["Goose", "Š", "±", "星の数", "星标", "Ж", "שלום", "مرحبا"]) {
      expect(await draw(text, regular), text).not.toBe(await draw(text, bold));
    }
    for (const text of ["Goose", "Š"]) expect(await draw(text, serif), text).not.toBe(await draw(text, bold));
  });

  it.each(Array.from("éłŠế→≥×−±“„’…–·星数标の、。（年Жאبم😀🪿☃"))(
    "has a glyph for %s in every voice",
    async (character) => {
      for (const voice of VOICES) {
        const [picture, blank, box] = await Promise.all([
          draw(`a${character}b`, voice),
          draw("ab", voice),
          draw("a□b", voice),
        ]);
        expect(picture).not.toBe(blank);
        expect(picture).not.toBe(box);
      }
    },
  );

  it("gives Han characters their shapes of Japan or China, by the chart's language, or by kana where it says none", async () => {
    const [ja, zh] = await Promise.all([draw("直骨", { lang: "ja" }), draw("直骨", { lang: "zh" })]);
    expect(ja).not.toBe(zh);
    const unsaid = (text: string) => renderer.render(write(text).replace(' xml:lang="en"', ""));
    const said = (lang: string, text: string) => renderer.render(write(text, { lang }));
    expect(await unsaid("直の")).toEqual(await said("ja", "直の"));
    expect(await unsaid("直的")).toEqual(await said("zh", "直的"));
  });

  it("goes on after a character that no font has, which would otherwise hide the rest of the text", async () => {
    expect(await draw("a ω 한 日")).toBe(await draw("a □ □ 日"));
    expect(await draw("Ǻ z\u0337 日")).toBe(await draw("A z 日"));
  });

  it("draws emoji that are put together, and accents that stand apart, without losing what stands beside them", async () => {
    expect(await draw("👍🏽 👩\u200d💻 ☃\ufe0f x")).toBe(await draw("👍 👩💻 ☃ x"));
    expect(await draw("e\u0301 日")).toBe(await draw("é 日"));
  });

  it("keeps letters apart that a ligature would join, since fonts that take turns must agree on their count", async () => {
    expect(await draw("Office fi ffl 日")).not.toBe(await draw("Office fi ffl"));
    expect(await draw("\u2068لا\u2069 Goose 日")).not.toBe(await draw("\u2068لا\u2069 Goose"));
  });
});

describe("what is not drawn", () => {
  it.each([
    ["large", write("a", {}, 4097)],
    ["refused", '<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>'],
    ["refused", write("a").replace("</svg>", "")],
    ["refused", write("a").replace("<text", '<image href="/etc/hostname"/><text')],
    ["refused", `<!DOCTYPE svg [<!ENTITY a "b">]>${write("&a;")}`],
  ])("is said to be %s, and the next chart is drawn", async (code, svg) => {
    await expect(renderer.render(svg)).rejects.toMatchObject({ name: "PngError", code });
    expect((await renderer.render(write("next"))).length).toBeGreaterThan(100);
  });

  it("is what comes when the line is full: an error at once, and all others get their pictures", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 80 }, (_, i) => renderer.render(write(`${i}`, {}, 60))),
    );
    const refused = answers.filter((answer) => answer.status === "rejected").map(({ reason }) => reason as unknown);
    expect(refused).toHaveLength(80 - 66);
    expect(refused.every((reason) => reason instanceof PngError && reason.code === "busy")).toBe(true);
  });

  it("is anything after closing, which waits for the last picture", async () => {
    const closing = createPngRenderer();
    const last = closing.render(write("last"));
    await closing.close();
    expect((await last).length).toBeGreaterThan(100);
    await expect(closing.render(write("late"))).rejects.toMatchObject({ code: "closed" });
  });
});
