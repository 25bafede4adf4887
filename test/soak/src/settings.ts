/** What `npm run soak` can be told; 0 leaves a part out. */
export interface Settings {
  /** Projects of the fleet's day. */
  fleet: number;
  /** Cycles under the random mix of faults, for each kind of run. */
  faults: number;
  /** Kills at random moments. */
  kills: number;
  /** Rounds of three collectors of which one is killed. */
  many: number;
  /** Inputs that are nearly right, to everything that takes texts of strangers. */
  fuzz: number;
  /** Projects of the simulated week. */
  week: number;
  /** Of the week: so many days of it. */
  weekDays: number;
  /** Of the week: hours between two looks at a project. */
  weekHours: number;
  /** Seconds for which the database is gone, among outages of the whole program. */
  outages: number;
  seed: number;
}

export const DEFAULTS: Settings = {
  fleet: 2_000,
  faults: 500,
  kills: 200,
  many: 1,
  fuzz: 1_000_000,
  week: 2_000,
  weekDays: 7,
  weekHours: 1,
  outages: 300,
  seed: 1,
};

/** Reads `name=number …`. @returns a text for people when it is wrong */
export function readSettings(args: readonly string[]): Settings | string {
  const settings = { ...DEFAULTS };
  for (const arg of args) {
    const [, name = "", value] = /^(\w+)=(\d{1,9})$/.exec(arg) ?? [];
    if (!isSetting(name)) return `not a setting: ${arg} — use ${usage()}`;
    settings[name] = Number(value);
  }
  return settings;
}

function isSetting(name: string): name is keyof Settings {
  return name in DEFAULTS;
}

function usage(): string {
  return Object.entries(DEFAULTS)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}
