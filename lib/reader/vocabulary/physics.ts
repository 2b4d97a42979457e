import type { TermTable } from './term.ts';

export const physicsTerms: readonly TermTable[] = [
  {
    area: 'physics.optics',
    lines: `
nonlinear optics | 非线性光学 | second-harmonic generation, harmonic generation, frequency comb, optical frequency comb, supercontinuum |
photonics | 光子学 | integrated photonics, silicon photonics, photonic crystal, photonic integrated circuit, topological photonics |
metasurface | 超表面 | metamaterial, metalens, plasmonics, plasmonic, nanophotonics |
laser | 激光 | fiber laser, mode-locked laser, semiconductor laser, ultrafast laser, laser cooling |
optical imaging | 光学成像 | super-resolution microscopy, holographic imaging, light-sheet microscopy, ptychography |
structured light | 结构光场 | orbital angular momentum of light, optical vortex, vortex beam, optical trapping |
optical fiber | 光纤 | fiber optics, fiber sensor, distributed acoustic sensing |
`,
  },
  {
    area: 'physics.flu-dyn',
    lines: `
turbulence | 湍流 | turbulent flow, turbulence modeling, wall turbulence, turbulent boundary layer, isotropic turbulence |
computational fluid dynamics | 计算流体力学 | large eddy simulation, direct numerical simulation, CFD simulation, lattice Boltzmann | physics.comp-ph
multiphase flow | 多相流 | two-phase flow, bubble dynamics, droplet dynamics, spray, particle-laden flow |
flow instability | 流动不稳定性 | hydrodynamic stability, Rayleigh-Bénard convection, convection?, transition to turbulence |
aerodynamics | 空气动力学 | airfoil, wake flow, vortex shedding, hypersonic flow, shock wave |
combustion | 燃烧 | flame, detonation, turbulent combustion |
microfluidics | 微流控 | Stokes flow, porous media flow, low Reynolds number |
water waves | 水波 | ocean wave, internal wave, surface wave, wave turbulence | physics.ao-ph
`,
  },
  {
    area: 'physics.plasm-ph',
    lines: `
fusion plasma | 聚变等离子体 | tokamak, stellarator, magnetic confinement, plasma control | cs.LG
inertial confinement fusion | 惯性约束聚变 | laser fusion, laser-plasma interaction, high-energy-density physics |
magnetic reconnection | 磁重联 | magnetohydrodynamics, MHD turbulence, particle-in-cell | astro-ph.HE
plasma wave | 等离子体波 | plasma turbulence, kinetic plasma, Langmuir waves, plasma instability |
plasma acceleration | 等离子体加速 | laser wakefield acceleration, wakefield accelerator | physics.acc-ph
space plasma | 空间等离子体 | magnetosphere, magnetopause, ionosphere, aurora, space weather | physics.space-ph
`,
  },
  {
    area: 'physics.chem-ph',
    lines: `
quantum chemistry | 量子化学 | electronic structure, coupled cluster, configuration interaction, ab initio quantum chemistry, excited state calculation |
chemical reaction dynamics | 化学反应动力学 | reaction rate, transition state, nonadiabatic dynamics, potential energy surface |
molecular spectroscopy | 分子光谱 | vibrational spectroscopy, infrared spectrum, Raman spectroscopy |
enhanced sampling | 增强采样 | free energy calculation, metadynamics, rare event sampling, collective variable | physics.comp-ph
`,
  },
  {
    area: 'physics.atom-ph',
    lines: `
atomic clock | 原子钟 | optical lattice clock, optical clock, frequency standard |
atom interferometry | 原子干涉 | atom interferometer, atomic magnetometer, atomic sensor |
precision spectroscopy | 精密光谱 | highly charged ion, hyperfine structure, precision measurement |
strong-field physics | 强场物理 | attosecond, high-harmonic generation, strong laser field, photoionization | physics.optics
cold molecules | 冷分子 | ultracold molecules, Feshbach resonance | cond-mat.quant-gas
`,
  },
  {
    area: 'physics.geo-ph',
    lines: `
seismology | 地震学 | earthquake, seismic imaging, full waveform inversion, seismic wave |
climate modeling | 气候建模 | climate simulation, climate projection, Earth system model, climate emulator | physics.ao-ph
ocean dynamics | 海洋动力学 | ocean circulation, ocean modeling, sea ice, oceanography | physics.ao-ph
atmospheric dynamics | 大气动力学 | atmospheric circulation, cloud microphysics, precipitation nowcasting, data assimilation | physics.ao-ph
hydrology | 水文学 | flood forecasting, groundwater, streamflow |
`,
  },
  {
    area: 'physics.bio-ph',
    lines: `
molecular motor | 分子马达 | cytoskeleton, motor protein, intracellular transport |
cell mechanics | 细胞力学 | cell migration, tissue mechanics, morphogenesis | q-bio.CB
protein folding | 蛋白质折叠 | protein dynamics, intrinsically disordered protein, phase separation in cells | q-bio.BM
neural dynamics | 神经动力学 | neuronal dynamics, cortical network, neural population, spiking network dynamics | q-bio.NC
`,
  },
  {
    area: 'physics.med-ph',
    lines: `
radiotherapy | 放射治疗 | radiation therapy, proton therapy, dose calculation, treatment planning |
medical dosimetry | 医学剂量学 | dosimetry, Monte Carlo dose |
`,
  },
  {
    area: 'physics.acc-ph',
    lines: `
particle accelerator | 粒子加速器 | storage ring, beam dynamics, free-electron laser, synchrotron light source, linac |
`,
  },
  {
    area: 'physics.soc-ph',
    lines: `
network dynamics | 网络动力学 | epidemic spreading, contagion process, synchronization of oscillators, Kuramoto model | nlin.AO
evolutionary game theory | 演化博弈论 | evolution of cooperation, social dilemma, prisoner's dilemma, public goods game | q-bio.PE | game theory
human mobility | 人类移动 | pedestrian dynamics, crowd dynamics, urban mobility, traffic flow |
econophysics | 经济物理学 | wealth distribution, financial market dynamics | q-fin.ST
`,
  },
  {
    area: 'nlin.CD',
    lines: `
chaos | 混沌 | chaotic dynamics, Lyapunov exponent, chaotic system, strange attractor | math.DS
soliton | 孤子 | solitary wave, rogue wave, nonlinear Schrödinger equation, KdV equation, Korteweg-de Vries | nlin.PS nlin.SI
pattern formation | 斑图形成 | Turing pattern, reaction-diffusion, reaction-diffusion system, spiral wave | nlin.PS
bifurcation | 分岔 | bifurcation analysis, tipping point, Hopf bifurcation | math.DS
`,
  },
  {
    area: 'physics.hist-ph',
    lines: `
history and philosophy of science | 科学史与科学哲学 | history of physics, philosophy of physics, philosophy of science, physics education | physics.ed-ph
`,
  },
];
