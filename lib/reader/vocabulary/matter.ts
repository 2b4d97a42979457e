import type { TermTable } from './term.ts';

export const matterTerms: readonly TermTable[] = [
  {
    area: 'cond-mat.mtrl-sci',
    lines: `
density functional theory | 密度泛函理论 | DFT calculation, first-principles calculation, first principles, ab initio calculation, exchange-correlation functional | physics.comp-ph
machine-learned interatomic potential | 机器学习原子间势 | machine learning potential, machine-learning potential, interatomic potential, machine learning force field, neural network potential | physics.comp-ph
molecular dynamics | 分子动力学 | ab initio molecular dynamics, atomistic simulation, MD simulation, coarse-grained simulation | physics.comp-ph
materials discovery | 材料发现 | materials informatics, high-throughput screening, crystal structure prediction, inverse materials design, materials design | cs.LG
two-dimensional material | 二维材料 | 2D material, van der Waals material, transition metal dichalcogenide, MoS2, monolayer, van der Waals heterostructure | cond-mat.mes-hall
perovskite | 钙钛矿 | halide perovskite, perovskite solar cell, perovskite oxide |
oxide | 氧化物材料 | transition metal oxide, spinel, oxide interface, oxide thin film |
battery material | 电池材料 | solid electrolyte, solid-state battery, cathode material, ion diffusion, lithium diffusion |
photovoltaics | 光伏材料 | solar cell, photovoltaic material, light-emitting diode |
thermoelectric material | 热电材料 | thermoelectric, Seebeck coefficient, figure of merit ZT |
thermal transport | 热输运 | thermal conductivity, phonon transport, phonon, phonon scattering, heat transport |
ferroelectric | 铁电体 | ferroelectricity, multiferroic, piezoelectric, polarization switching |
magnetic material | 磁性材料 | ferromagnet, antiferromagnet, altermagnet, altermagnetism, magnetic anisotropy, permanent magnet |
catalysis | 催化 | catalyst, electrocatalysis, adsorption energy, surface chemistry, hydrogen evolution | physics.chem-ph
alloy | 合金 | high-entropy alloy, steel, grain boundary, precipitate, microstructure evolution |
dislocation | 位错 | plasticity?, crystal plasticity, fracture mechanics, crack propagation, fatigue crack | physics.app-ph
phase transformation | 相变材料 | phase-field model, phase field, solidification, nucleation, martensitic transformation |
thin film growth | 薄膜生长 | epitaxial growth, molecular beam epitaxy, chemical vapor deposition, atomic layer deposition |
additive manufacturing | 增材制造 | laser powder bed fusion, laser melting, melt pool | physics.app-ph
point defect | 点缺陷 | vacancy defect, defect formation, dopant, radiation damage |
electron microscopy | 电子显微学 | transmission electron microscopy, scanning transmission electron microscopy, electron diffraction, atom probe |
X-ray scattering | X 射线散射 | X-ray diffraction, neutron scattering, X-ray absorption spectroscopy, resonant inelastic X-ray scattering |
porous material | 多孔材料 | metal-organic framework, MOF adsorption, zeolite, aluminosilicate |
glass and amorphous solid | 玻璃与非晶固体 | amorphous solid, metallic glass, glass transition, glass-forming liquid | cond-mat.soft
`,
  },
  {
    area: 'cond-mat.mes-hall',
    lines: `
topological insulator | 拓扑绝缘体 | topological phase, topological band, Chern insulator, higher-order topological insulator, topological phases of matter |
topological semimetal | 拓扑半金属 | Weyl semimetal, Dirac semimetal, nodal line |
quantum Hall effect | 量子霍尔效应 | fractional quantum Hall, anomalous Hall effect, quantum anomalous Hall, Landau level |
graphene | 石墨烯 | twisted bilayer graphene, bilayer graphene, carbon nanotube, graphene nanoribbon |
moire material | 莫尔材料 | moiré superlattice, moiré material, moire superlattice, twistronics, flat band |
quantum dot | 量子点 | Coulomb blockade, quantum transport, single-electron transistor, mesoscopic transport |
spintronics | 自旋电子学 | spin-orbit torque, spin current, spin Hall effect, magnetic tunnel junction, spin transport |
magnon | 磁振子 | magnonics, spin wave, spin waves, skyrmion, magnetic skyrmion, domain wall | cond-mat.mtrl-sci
exciton | 激子 | exciton-polariton, interlayer exciton, excitonic, trion | cond-mat.mtrl-sci
Majorana mode | 马约拉纳模 | Majorana fermion, Majorana zero mode, topological superconductor, topological superconductivity | cond-mat.supr-con
non-Hermitian physics | 非厄米物理 | non-Hermitian skin effect, exceptional point, PT symmetry |
`,
  },
  {
    area: 'cond-mat.supr-con',
    lines: `
superconductivity | 超导 | superconductor, Cooper pair, pairing symmetry, superconducting gap, BCS theory |
high-temperature superconductor | 高温超导体 | cuprate, cuprates, iron-based superconductor, nickelate, nickelate superconductor | cond-mat.str-el | superconductivity
Josephson junction | 约瑟夫森结 | Josephson effect, SQUID magnetometer, superconducting diode effect | cond-mat.mes-hall | superconductivity
vortex matter | 涡旋物质 | flux pinning, critical current density, vortex lattice | | superconductivity
`,
  },
  {
    area: 'cond-mat.str-el',
    lines: `
strongly correlated electrons | 强关联电子 | strongly correlated system, electron correlation, Hubbard model, Mott insulator, dynamical mean-field theory |
quantum magnetism | 量子磁性 | Heisenberg model, spin chain, frustrated magnet, frustrated magnetism |
quantum spin liquid | 量子自旋液体 | spin liquid, Kitaev model, spin ice | | quantum magnetism
heavy fermion | 重费米子 | Kondo effect, Kondo lattice, quantum criticality, quantum critical point |
charge density wave | 电荷密度波 | charge order, kagome metal, kagome lattice, nematicity |
metal-insulator transition | 金属-绝缘体转变 | Mott transition, orbital ordering, strange metal |
topological order | 拓扑序 | anyon, anyons, fracton, symmetry-protected topological, generalized symmetry | quant-ph hep-th
quantum Monte Carlo | 量子蒙特卡洛 | neural quantum state, variational Monte Carlo, sign problem | physics.comp-ph
`,
  },
  {
    area: 'cond-mat.stat-mech',
    lines: `
phase transition | 相变 | critical phenomena, critical exponent, universality class, critical point, finite-size scaling |
Ising model | 伊辛模型 | Potts model, spin model, XY model |
stochastic thermodynamics | 随机热力学 | entropy production, fluctuation theorem, thermodynamic uncertainty relation, stochastic process in physics |
nonequilibrium dynamics | 非平衡动力学 | nonequilibrium system, non-equilibrium steady state, relaxation dynamics, thermalization, quantum quench |
anomalous diffusion | 反常扩散 | Brownian motion?, random walk?, continuous time random walk, Lévy flight, first-passage time | math.PR
percolation | 渗流 | percolation theory, percolation threshold, bootstrap percolation | math.PR
spin glass | 自旋玻璃 | replica method, replica symmetry breaking, random energy model, disordered system | cond-mat.dis-nn
Anderson localization | 安德森局域化 | localization transition, quasiperiodic system, disorder-induced localization | cond-mat.dis-nn
renormalization group | 重整化群 | functional renormalization group, renormalisation group | hep-th
integrable system | 可积系统 | Bethe ansatz, quantum integrability, Yang-Baxter equation, exactly solvable model | math-ph nlin.SI
exclusion process | 排斥过程 | TASEP, interacting particle system, KPZ equation, Kardar-Parisi-Zhang, KPZ universality | math.PR
large deviation theory | 大偏差理论 | large deviation, large deviations, rate function | math.PR
`,
  },
  {
    area: 'cond-mat.soft',
    lines: `
active matter | 活性物质 | self-propelled particle, active particle, motility-induced phase separation, flocking, microswimmer |
colloid | 胶体 | colloidal suspension, colloidal particle, self-assembly |
polymer physics | 高分子物理 | polymer, polymer melt, block copolymer, polyelectrolyte |
liquid crystal | 液晶 | nematic, smectic, topological defect in nematics |
granular matter | 颗粒物质 | granular material, granular flow, jamming?, dense suspension |
gel and elastomer | 凝胶与弹性体 | hydrogel, elastomer, viscoelastic material, rheology, yield stress fluid |
electrostatics of solutions | 溶液静电学 | electrolyte, Poisson-Boltzmann equation, electric double layer, ionic liquid | physics.chem-ph
wetting | 润湿 | droplet, contact line, capillarity, thin liquid film | physics.flu-dyn
membrane biophysics | 膜生物物理 | lipid membrane, lipid bilayer, vesicle | physics.bio-ph
mechanical metamaterial | 力学超材料 | metamaterial mechanics, origami structure, auxetic, elastic instability | physics.app-ph
`,
  },
  {
    area: 'cond-mat.quant-gas',
    lines: `
ultracold atoms | 超冷原子 | ultracold gas, cold atoms, ultracold quantum gas, optical lattice | physics.atom-ph
Bose-Einstein condensate | 玻色-爱因斯坦凝聚 | Bose-Einstein condensation, Gross-Pitaevskii, dipolar gas, supersolid, superfluidity | | ultracold atoms
Fermi gas | 费米气体 | BCS-BEC crossover, unitary Fermi gas, polaron | | ultracold atoms
`,
  },
];
