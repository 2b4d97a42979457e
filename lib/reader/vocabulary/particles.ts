import type { TermTable } from './term.ts';

export const particlesTerms: readonly TermTable[] = [
  {
    area: 'hep-ph',
    lines: `
quantum chromodynamics | 量子色动力学 | QCD, perturbative QCD, QCD factorization, strong interaction | hep-th nucl-th
Higgs boson | 希格斯玻色子 | Higgs sector, Higgs production, Higgs self-coupling, triple Higgs, electroweak symmetry breaking | hep-ex
top quark | 顶夸克 | top-quark, top Yukawa coupling, top pair production | hep-ex
flavor physics | 味物理 | CP violation, CKM matrix, rare decay, B meson, B physics, charm physics, lepton flavor violation | hep-ex
neutrino physics | 中微子物理 | neutrino mass, neutrino oscillation, sterile neutrino, neutrinoless double beta decay, leptogenesis | hep-ex
dark matter | 暗物质 | WIMP, dark matter candidate, dark photon, dark sector, fuzzy dark matter, primordial black hole dark matter | astro-ph.CO
axion | 轴子 | axion-like particle, axions, strong CP problem, ALP search |
supersymmetry | 超对称 | supersymmetric, MSSM, neutralino, supergravity | hep-th
beyond the Standard Model | 超出标准模型 | new physics, physics beyond the Standard Model, BSM physics, leptoquark, extra dimension, two-Higgs-doublet model | hep-ex
effective field theory | 有效场论 | Standard Model effective field theory, SMEFT, chiral perturbation theory, heavy quark effective theory | hep-th
collider phenomenology | 对撞机唯象学 | LHC phenomenology, hadron collider, future collider, muon collider, next-to-leading order, parton shower | hep-ex
parton distribution | 部分子分布 | parton distribution function, generalized parton distribution, deep inelastic scattering, transverse momentum dependent | nucl-th
hadron spectroscopy | 强子谱学 | exotic hadron, tetraquark, pentaquark, quarkonium, charmonium, glueball | hep-ex hep-lat
scattering amplitude | 散射振幅 | scattering amplitudes, Feynman integral, loop amplitude, multiloop | hep-th
electroweak baryogenesis | 电弱重子生成 | baryogenesis, electroweak phase transition, cosmological phase transition | astro-ph.CO
grand unification | 大统一 | grand unified theory, seesaw mechanism, proton decay |
jet physics | 喷注物理 | jet tagging, jet substructure, jet quenching | hep-ex
muon anomalous magnetic moment | 缪子反常磁矩 | muon g-2, anomalous magnetic moment, electric dipole moment |
`,
  },
  {
    area: 'hep-ex',
    lines: `
LHC experiment | 大型强子对撞机实验 | ATLAS experiment, CMS experiment, ATLAS detector, CMS detector, LHCb, Large Hadron Collider |
particle detector | 粒子探测器 | calorimeter, silicon tracker, gaseous detector, Micromegas, time projection chamber, scintillator | physics.ins-det
event reconstruction | 事例重建 | particle identification, track reconstruction, particle tracking, trigger system, flavor tagging | physics.data-an
dark matter search | 暗物质探测 | direct detection, xenon detector, WIMP search | | dark matter
electron-positron collider | 正负电子对撞机 | Belle II, BESIII, FCC-ee |
`,
  },
  {
    area: 'hep-th',
    lines: `
string theory | 弦理论 | superstring, D-brane, string compactification, topological string, open string, swampland |
holography | 全息对偶 | AdS/CFT, gauge/gravity duality, holographic duality, holographic model, anti-de Sitter |
conformal field theory | 共形场论 | conformal bootstrap, CFT data, two-dimensional CFT, logarithmic CFT, vertex operator algebra | math-ph
quantum field theory | 量子场论 | gauge theory, Yang-Mills, quantum electrodynamics, path integral | math-ph
quantum gravity | 量子引力 | asymptotic safety, loop quantum gravity, spin foam, causal set, noncommutative geometry in physics | gr-qc
supersymmetric gauge theory | 超对称规范理论 | Seiberg-Witten, supersymmetric localization, superconformal | | supersymmetry
lattice gauge theory | 格点规范理论 | lattice QCD, lattice field theory | hep-lat
anomaly and topology of fields | 量子反常 | quantum anomaly, chiral anomaly, 't Hooft anomaly, instanton, magnetic monopole |
matrix model | 矩阵模型 | JT gravity, SYK model, topological recursion | math-ph
`,
  },
  {
    area: 'gr-qc',
    lines: `
black hole | 黑洞 | Kerr black hole, quasinormal mode, Hawking radiation, black hole thermodynamics, event horizon, black hole shadow | astro-ph.HE hep-th
gravitational waves | 引力波 | gravitational wave, gravitational-wave, compact binary coalescence, LIGO, LISA mission, pulsar timing array | astro-ph.HE
general relativity | 广义相对论 | Einstein equations, Einstein equation, spacetime?, numerical relativity, general-relativistic |
modified gravity | 修正引力 | scalar-tensor theory, Horndeski, massive gravity, teleparallel gravity | astro-ph.CO
relativistic perturbation theory | 相对论微扰论 | gauge-invariant perturbation, post-Newtonian, gravitational self-force, extreme mass ratio inspiral |
wormhole | 虫洞 | naked singularity, exotic compact object, boson star, spacetime singularity |
test of gravity | 引力检验 | equivalence principle, Lorentz violation, tests of general relativity |
quantum cosmology | 量子宇宙学 | loop quantum cosmology, bouncing cosmology | | quantum gravity
`,
  },
  {
    area: 'nucl-th',
    lines: `
nuclear structure | 核结构 | shell model, nuclear shell model, ab initio nuclear, nuclear force, nuclear many-body, exotic nuclei | nucl-ex
nuclear reaction | 核反应 | fusion reaction, nuclear fission, neutron capture, alpha decay, beta decay | nucl-ex
heavy-ion collision | 重离子碰撞 | heavy-ion collisions, quark-gluon plasma, collective flow, relativistic heavy ion | nucl-ex hep-ph
dense nuclear matter | 致密核物质 | nuclear equation of state, equation of state of dense matter, quark matter, symmetry energy, QCD phase diagram | astro-ph.HE
few-body system | 少体系统 | three-body, Efimov, hypernuclei |
`,
  },
];
