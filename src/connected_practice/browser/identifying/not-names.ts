/** Capitalised words that are nobody's name: words that begin sentences, and words of this field. */

/** Words of organisations, laws, reports and methods: a run with one of them names no person. */
const ORGANISATIONS = new Set(
  `academies academy act agency alliance association authority board borough bureau cafcass campaign centre centres
  charity charter children children's church city clinic code college commission commissioner committee council
  councils county court courts curriculum department directorate district education england englands federation forum
  foundation framework government group guidance guide hospital house hub inclusion initiative inquiry inspectorate
  institute justice league library london ministry model multi network nhs nursery office ofsted panel parliament
  partners partnership pathway plan plans police practice primary principles probation programme project protocol
  review reports report safeguarding scheme school schools secondary senior service services society standards
  statement strategy street surgery survey team teams theory therapy toolkit tribunal trust trusts union unit
  university virtual wales welfare youth`.split(/\s+/),
);

/** Words that often begin a sentence or a name of something, and are no names themselves. */
const OTHERS = new Set(
  `a about ambition big ethnic according across advice after afterwards again all alone also although always am an and another any are
  around as ask asked at autumn aware back be because become been before being belonging below best better between
  both but by can care carers case cases child christmas classroom clear colleagues communication conference could
  course day days dear deputy designated did discussion do does down during each early easter ehcp emotional equality
  even every everyone evidence experience experiences facilitator families family few finally first five for form
  four friday from full further gave get given good great had half has have having he head headteacher health help
  her here high his home how however human i if impact important in independent infant infants interim is it its
  january february march april may june july august september october november december jan feb mar apr jun jul aug
  sep sept oct nov dec join junior just keeping key kcsie language later lead leader leaders learning led let level
  lifelong listening local looked looking made main make manager many maybe me mental mentor met mid mile minute minutes hour hours monday more
  morning most moving mum dad my national neurodiversity never new next no north south east west northern southern
  eastern western not note now of off officer often on once one only open or other our out over own parent parents
  part pastoral people perhaps person personal physical please podcast positive post principle professional
  professionals psychologist pupil pupils quality questions race reading reception reflecting reflection relational
  relationships research restorative rights role safe safety said saturday see send senco sendco session sessions she
  should since six sixth skills so social some something sometimes special speech spring stage staff standard start
  still student students summer sunday supervision support talking teacher teachers teaching term than thank thanks
  that the their them then there these they thinking this those three through thursday to today together tomorrow
  toward towards training transition trauma tuesday two under understanding unless until up us using very visit
  voice was we wednesday week weeks well were what when where whether which while who why will with within without
  words work worker workers working workshop would year years yes yesterday yet you young your zoom
  mr mrs ms miss mx dr prof sir pc dc sgt gp slt ta lsa dsl send send's senco's ebsa asd adhd
  british english welsh scottish irish european american african asian muslim christian jewish hindu sikh
  catholic`.split(/\s+/),
);

const CAPITALS = /^\p{Lu}{2,}$/u;

/** Whether a word belongs to an organisation, a law or a method, and not to a person. */
export function isOrganisation(word: string): boolean {
  return ORGANISATIONS.has(bare(word));
}

/** Whether a capitalised word is nobody's name. Words in capitals throughout are abbreviations. */
export function isNoName(word: string): boolean {
  const lowered = bare(word);
  return CAPITALS.test(word) || ORGANISATIONS.has(lowered) || OTHERS.has(lowered);
}

/** Returns a word in small letters, without its possessive. */
function bare(word: string): string {
  return word.toLowerCase().replace(/’/g, "'").replace(/[.,]+$/, "").replace(/'s$|'$/, "");
}
