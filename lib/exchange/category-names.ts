/** Names of arXiv's categories as a report's title says them; the first is what the daily reports always said. */
const NAMES: Record<string, string> = {
  'cs.CV': 'Computer Vision',
  'cs.AI': 'Artificial Intelligence',
  'cs.AR': 'Hardware Architecture',
  'cs.CC': 'Computational Complexity',
  'cs.CE': 'Computational Engineering, Finance, and Science',
  'cs.CG': 'Computational Geometry',
  'cs.CL': 'Computation and Language',
  'cs.CR': 'Cryptography and Security',
  'cs.CY': 'Computers and Society',
  'cs.DB': 'Databases',
  'cs.DC': 'Distributed, Parallel, and Cluster Computing',
  'cs.DL': 'Digital Libraries',
  'cs.DM': 'Discrete Mathematics',
  'cs.DS': 'Data Structures and Algorithms',
  'cs.ET': 'Emerging Technologies',
  'cs.FL': 'Formal Languages and Automata Theory',
  'cs.GR': 'Graphics',
  'cs.GT': 'Computer Science and Game Theory',
  'cs.HC': 'Human-Computer Interaction',
  'cs.IR': 'Information Retrieval',
  'cs.IT': 'Information Theory',
  'cs.LG': 'Machine Learning',
  'cs.LO': 'Logic in Computer Science',
  'cs.MA': 'Multiagent Systems',
  'cs.MM': 'Multimedia',
  'cs.NE': 'Neural and Evolutionary Computing',
  'cs.NI': 'Networking and Internet Architecture',
  'cs.OS': 'Operating Systems',
  'cs.PF': 'Performance',
  'cs.PL': 'Programming Languages',
  'cs.RO': 'Robotics',
  'cs.SD': 'Sound',
  'cs.SE': 'Software Engineering',
  'cs.SI': 'Social and Information Networks',
  'cs.SY': 'Systems and Control',
  'eess.AS': 'Audio and Speech Processing',
  'eess.IV': 'Image and Video Processing',
  'eess.SP': 'Signal Processing',
  'eess.SY': 'Systems and Control',
  'stat.AP': 'Statistics Applications',
  'stat.CO': 'Statistics Computation',
  'stat.ME': 'Statistics Methodology',
  'stat.ML': 'Statistics Machine Learning',
  'stat.TH': 'Statistics Theory',
  'math.NA': 'Numerical Analysis',
  'math.OC': 'Optimization and Control',
  'math.PR': 'Probability',
  'astro-ph': 'Astrophysics',
  'cond-mat': 'Condensed Matter',
  cs: 'Computer Science',
  econ: 'Economics',
  eess: 'Electrical Engineering and Systems Science',
  'gr-qc': 'General Relativity and Quantum Cosmology',
  'hep-ex': 'High Energy Physics - Experiment',
  'hep-lat': 'High Energy Physics - Lattice',
  'hep-ph': 'High Energy Physics - Phenomenology',
  'hep-th': 'High Energy Physics - Theory',
  math: 'Mathematics',
  'math-ph': 'Mathematical Physics',
  nlin: 'Nonlinear Sciences',
  'nucl-ex': 'Nuclear Experiment',
  'nucl-th': 'Nuclear Theory',
  physics: 'Physics',
  'q-bio': 'Quantitative Biology',
  'q-fin': 'Quantitative Finance',
  'quant-ph': 'Quantum Physics',
  stat: 'Statistics',
};

/** A category's name; a category without a name of its own is called by its id. */
export function nameCategory(category: string): string {
  return NAMES[category] ?? category;
}

/** `math.AG`: of an archive and a subject, whether it has a name here or not. */
const ID = /^[a-z]+(?:-[a-z]+)?\.[A-Z]{2}$/;

/** The category of that name, or of that end as file names have it: `Computer Vision`, `cs.CV` and `cv` are one. */
export function findCategory(name: string): string | null {
  if (ID.test(name)) return name;
  const wanted = name.trim().toLowerCase();
  const ids = Object.keys(NAMES);
  return (
    ids.find((id) => id.toLowerCase() === wanted || NAMES[id]?.toLowerCase() === wanted) ??
    ids.find((id) => id.toLowerCase().endsWith(`.${wanted}`)) ??
    null
  );
}
