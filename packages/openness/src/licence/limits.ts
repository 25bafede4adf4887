/*
 * A second net under the list of what names are made of: no part of a name says these, in whatever case it is written,
 * and a condition in the clothes of a name would.
 */

const SAID =
  "above agree\\w* allow\\w* any anybody anyone apart are as banned barred be been before behalf below but buy\\w* can cannot " +
  "charg\\w* clients? commercial\\w* companies compet\\w* condition\\w* consent contract\\w* cost deploy\\w* do does don " +
  "embed\\w* employ\\w* else every everybody everyone everything except\\w* exclud\\w* exclusiv\\w* fees? forbid\\w* free(?=\\s+(?:for|of)) " +
  "from gives? grant\\w* has have herein\\w* hire host hosts hosted hosting if into is it kept kindly lease\\w* let " +
  "licen[cs]\\w* limits? limited(?=\\s+to) may military more must negotiat\\w* never nobody no non\\w* none nor not nothing obligat\\w* " +
  "only or otherwise paid pay\\w* permi\\w* personal please prior prohibit\\w* provided purchas\\w* purposes? redistribut\\w* " +
  "rent\\w* requir\\w* resell\\w* restrict\\w* revo[ck]\\w* royalt\\w* run runs same sell\\w* sells sale sales share[sd]? shall should sold " +
  "solely subject such terms? than that their them then these they this those to unless until upon use[ds]? users? using via " +
  "void waive\\w* warrant\\w* were when where whether which while who whoever whom whose will with within without would " +
  "written you your";
const TERMS = new RegExp(`\\b(?:${SAID.split(" ").join("|")}|\\w+n['’]t)\\b`, "i");

/** Whether words may limit something: then they are read as text, and never as somebody's name. */
export function mayLimit(words: string): boolean {
  return TERMS.test(words);
}
