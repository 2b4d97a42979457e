import type { TermTable } from './term.ts';

export const quantumTerms: readonly TermTable[] = [
  {
    area: 'quant-ph',
    lines: `
quantum computing | 量子计算 | quantum computer, quantum computation, quantum processor, quantum advantage, NISQ |
quantum algorithm | 量子算法 | Grover search, Shor's algorithm, quantum phase estimation, quantum walk, quantum linear system | | quantum computing
quantum error correction | 量子纠错 | quantum error-correcting code, surface code, stabilizer code, fault-tolerant quantum computing, quantum LDPC code, syndrome decoding | | quantum computing
quantum error mitigation | 量子误差缓解 | error mitigation, zero-noise extrapolation, dynamical decoupling | | quantum computing
variational quantum algorithm | 变分量子算法 | variational quantum eigensolver, VQE, QAOA, quantum approximate optimization, parameterized quantum circuit, barren plateau | | quantum algorithm
quantum machine learning | 量子机器学习 | quantum neural network, quantum kernel, quantum reservoir computing | cs.LG
quantum simulation | 量子模拟 | quantum simulator, analog quantum simulation, Hamiltonian simulation, Trotterization | cond-mat.quant-gas
quantum annealing | 量子退火 | adiabatic quantum computation, quantum annealer, QUBO | | quantum computing
quantum communication | 量子通信 | quantum network, quantum internet, quantum repeater, entanglement distribution, quantum teleportation |
quantum key distribution | 量子密钥分发 | QKD, quantum cryptography, device-independent | cs.CR | quantum communication
quantum entanglement | 量子纠缠 | entanglement entropy, entangled state, multipartite entanglement, entanglement measure, entanglement witness |
quantum nonlocality | 量子非局域性 | Bell inequality, Bell nonlocality, contextuality, quantum steering |
quantum information theory | 量子信息论 | quantum channel, quantum capacity, quantum hypothesis testing, quantum resource theory, quantum Shannon theory |
quantum foundations | 量子基础 | measurement problem, interpretation of quantum mechanics, wave function collapse, quantum measurement, quantum causality |
quantum metrology | 量子计量 | quantum sensing, quantum sensor, quantum Fisher information, Heisenberg limit, squeezed state, squeezing |
quantum optics | 量子光学 | single photon, single-photon source, cavity QED, cavity quantum electrodynamics, photon statistics | physics.optics
continuous-variable quantum information | 连续变量量子信息 | bosonic code, Gaussian state, Wigner function, bosonic system, boson sampling |
superconducting qubit | 超导量子比特 | transmon, circuit QED, circuit quantum electrodynamics, fluxonium | cond-mat.supr-con
trapped ion | 囚禁离子 | trapped ions, ion trap, ion-trap |
neutral-atom array | 中性原子阵列 | Rydberg atom, Rydberg atoms, optical tweezers, optical tweezer array | physics.atom-ph
spin qubit | 自旋量子比特 | quantum dot qubit, silicon qubit, nitrogen-vacancy center, NV center, color center | cond-mat.mes-hall
photonic quantum computing | 光量子计算 | linear optical quantum computing, photonic qubit, measurement-based quantum computation | physics.optics
open quantum system | 开放量子系统 | Lindblad, master equation?, decoherence, non-Markovian dynamics, non-Hermitian, dissipative quantum system |
quantum control | 量子控制 | pulse optimization, optimal quantum control, quantum gate design, gate fidelity |
quantum tomography | 量子层析 | quantum state tomography, classical shadow, shadow tomography, quantum process tomography, quantum benchmarking |
quantum thermodynamics | 量子热力学 | quantum heat engine, quantum battery, work extraction | cond-mat.stat-mech
quantum chaos | 量子混沌 | out-of-time-order correlator, information scrambling, eigenstate thermalization hypothesis, ETH thermalization | cond-mat.stat-mech
tensor network | 张量网络 | matrix product state, DMRG, density matrix renormalization group, projected entangled pair state | cond-mat.str-el
quantum circuit simulation | 量子线路模拟 | classical simulation of quantum circuits, stabilizer simulation, classically simulable, magic state, nonstabilizerness |
quantum many-body system | 量子多体系统 | quantum many-body, many-body localization, quantum spin chain, quantum many-body scar, Floquet system | cond-mat.str-el
relativistic quantum information | 相对论量子信息 | Unruh effect, quantum reference frame, quantum clock | gr-qc
`,
  },
];
