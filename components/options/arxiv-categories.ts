/** arXiv's archives and their subject classes; an archive without classes is a category by itself. */
const ARCHIVES: Record<string, string> = {
  'astro-ph': 'CO EP GA HE IM SR',
  'cond-mat': 'dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con',
  cs: 'AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC SD SE SI SY',
  econ: 'EM GN TH',
  eess: 'AS IV SP SY',
  'gr-qc': '',
  'hep-ex': '',
  'hep-lat': '',
  'hep-ph': '',
  'hep-th': '',
  math: 'AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST',
  'math-ph': '',
  nlin: 'AO CD CG PS SI',
  'nucl-ex': '',
  'nucl-th': '',
  physics:
    'acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph',
  'q-bio': 'BM CB GN MN NC OT PE QM SC TO',
  'q-fin': 'CP EC GN MF PM PR RM ST TR',
  'quant-ph': '',
  stat: 'AP CO ME ML OT TH',
};

/** Everything that has a listing of its own, archives included, by its lower-case name. */
const CATEGORIES = new Map(
  Object.entries(ARCHIVES)
    .flatMap(([archive, classes]) => [
      archive,
      ...classes
        .split(' ')
        .filter(Boolean)
        .map((name) => `${archive}.${name}`),
    ])
    .map((category) => [category.toLowerCase(), category]),
);

/** Offered as chips; the rest is typed. */
export const OFTEN_FOLLOWED = ['cs.CV', 'cs.CL', 'cs.LG', 'cs.AI', 'cs.RO', 'stat.ML', 'eess.IV', 'quant-ph'] as const;

export interface ParsedCategories {
  /** In arXiv's own spelling, each once. */
  categories: string[];
  /** As typed. */
  unknown: string[];
}

/** A typed list, however it is separated. */
export function parseCategories(text: string): ParsedCategories {
  const categories = new Set<string>();
  const unknown = new Set<string>();
  for (const word of text.split(/[\s,;，；、]+/).filter(Boolean)) {
    const category = CATEGORIES.get(word.toLowerCase());
    if (category) categories.add(category);
    else unknown.add(word);
  }
  return { categories: [...categories], unknown: [...unknown] };
}
