import type { TermTable } from './term.ts';

export const signalsTerms: readonly TermTable[] = [
  {
    area: 'eess.SP',
    lines: `
MIMO | 多输入多输出 | massive MIMO, multiple-input multiple-output, cell-free massive MIMO, XL-MIMO | cs.IT
beamforming | 波束赋形 | precoding, hybrid beamforming, beam alignment, beam training, beam management | cs.IT
channel estimation | 信道估计 | channel state information, CSI feedback, channel prediction, channel modeling | cs.IT
integrated sensing and communication | 通信感知一体化 | ISAC, joint communication and sensing, dual-functional radar-communication | cs.IT
reconfigurable intelligent surface | 可重构智能超表面 | intelligent reflecting surface, RIS-assisted, RIS-aided, stacked intelligent metasurface | cs.IT
millimeter-wave communication | 毫米波通信 | mmWave communication, millimeter wave, terahertz communication, THz communication | cs.IT | wireless network
multiple access | 多址接入 | NOMA, non-orthogonal multiple access, medium access control, random access, rate-splitting multiple access, grant-free access | cs.IT
modulation? | 调制 | OFDM, OTFS, waveform design, orthogonal frequency division multiplexing | cs.IT
fluid antenna | 流体天线 | movable antenna, pinching antenna, antenna array, antenna design | cs.IT
radar signal processing | 雷达信号处理 | synthetic aperture radar, SAR imaging, target detection in clutter, MIMO radar, micro-Doppler |
direction of arrival estimation | 波达方向估计 | direction-of-arrival, DOA estimation, angle of arrival, array processing |
indoor localization | 室内定位 | wireless localization, positioning system, GNSS, WiFi sensing, ultra-wideband, fingerprinting localization | cs.NI
graph signal processing | 图信号处理 | graph signal, graph filter, topological signal processing |
signal denoising | 信号去噪 | adaptive filter, adaptive filtering, sparse signal processing, blind source separation, tensor decomposition |
wireless federated learning | 无线联邦学习 | over-the-air computation, AirComp, federated edge learning | cs.IT cs.LG | federated learning
brain-computer interface | 脑机接口 | EEG decoding, EEG classification, motor imagery, brain signal | cs.HC
biomedical signal processing | 生物医学信号处理 | electrocardiogram, photoplethysmography, PPG signal, electromyography, arrhythmia detection |
optical communication | 光通信 | optical fiber communication, fiber-optic communication, visible light communication, free-space optical communication | physics.optics
spectrum sharing | 频谱共享 | cognitive radio, spectrum sensing, dynamic spectrum access, automatic modulation classification | cs.NI
energy harvesting | 能量收集 | wireless power transfer, SWIPT, backscatter communication |
UAV communication | 无人机通信 | UAV-assisted, UAV network, low-altitude economy, air-to-ground channel | cs.NI | wireless network
`,
  },
  {
    area: 'eess.SY',
    lines: `
control theory | 控制理论 | feedback control, nonlinear control, robust control, linear system, controller design | math.OC
stability analysis | 稳定性分析 | Lyapunov function, Lyapunov stability, input-to-state stability, contraction theory | math.DS | control theory
data-driven control | 数据驱动控制 | data-enabled predictive control, behavioral systems theory, learning-based control, Koopman control | | control theory
system identification | 系统辨识 | parameter identification, subspace identification, Koopman operator | | control theory
stochastic control | 随机控制 | covariance control, covariance steering, chance-constrained, chance constraint, stochastic optimal control | math.OC | control theory
reachability analysis | 可达性分析 | reachable set, safety verification, zonotope, forward invariance | cs.LO
distributed control | 分布式控制 | networked control system, decentralized control, event-triggered control, cooperative control | | control theory
observer design | 观测器设计 | moving horizon estimation, unknown input observer, set-membership estimation | | control theory
fault detection | 故障检测 | condition monitoring, prognostics, remaining useful life, structural health monitoring |
power grid | 电力网络 | optimal power flow, distribution network?, distribution system?, power flow, transmission grid, grid stability | | smart grid
renewable energy | 可再生能源 | wind farm, wind power, solar power, photovoltaic system, energy forecasting | | smart grid
energy storage | 储能 | battery energy storage, battery management, state of charge, lithium-ion battery |
electricity market | 电力市场 | demand response, energy market, unit commitment, virtual power plant, flexibility market |
microgrid | 微电网 | grid-forming inverter, grid-forming, inverter-based resource, frequency regulation | | power grid
electric vehicle | 电动汽车 | EV charging, vehicle-to-grid, electric vehicle charging |
power electronics | 电力电子 | DC-DC converter, power converter, inverter control |
building energy | 建筑能耗 | HVAC, building control, thermal comfort, smart building |
vehicle control | 车辆控制 | vehicle platooning, adaptive cruise control, vehicle dynamics, connected and automated vehicle | cs.RO
digital twin | 数字孪生 | digital twins | cs.RO cs.NI
cyber-physical system | 信息物理系统 | cyber-physical systems, industrial control system, resilient control, false data injection |
aerospace control | 航空航天控制 | attitude control, satellite formation, spacecraft rendezvous, urban air mobility, air traffic management | cs.RO
`,
  },
  {
    area: 'eess.AS',
    lines: `
speech enhancement | 语音增强 | speech denoising, speech dereverberation, noise suppression | cs.SD
speech separation | 语音分离 | source separation, target speaker extraction, cocktail party | cs.SD
speaker recognition | 说话人识别 | speaker verification, speaker diarization, speaker embedding | cs.SD
audio classification | 音频分类 | sound event detection, acoustic scene classification, audio tagging, environmental sound | cs.SD
spatial audio | 空间音频 | room acoustics, room impulse response, microphone array, sound source localization | cs.SD
audio codec | 音频编解码 | neural audio codec, speech codec, speech tokenizer | cs.SD
speech emotion recognition | 语音情感识别 | vocal emotion, paralinguistics | cs.SD
audio deepfake detection | 音频伪造检测 | speech anti-spoofing, audio deepfake, spoofing countermeasure | cs.SD cs.CR
music generation and analysis | 音乐生成与分析 | symbolic music, music source separation, singing voice synthesis, music understanding | cs.SD
keyword spotting | 关键词检出 | wake word, spoken language understanding, voice activity detection | cs.SD
`,
  },
  {
    area: 'eess.IV',
    lines: `
MRI reconstruction | 磁共振重建 | magnetic resonance imaging, accelerated MRI, undersampled k-space, quantitative MRI | cs.CV physics.med-ph
CT reconstruction | CT 重建 | computed tomography, low-dose CT, cone-beam CT, tomographic reconstruction | cs.CV physics.med-ph
ultrasound imaging | 超声成像 | ultrasound, photoacoustic imaging, elastography | physics.med-ph
microscopy image analysis | 显微图像分析 | cell segmentation, fluorescence microscopy, cryo-EM, electron microscopy image | cs.CV q-bio.QM
video coding | 视频编码 | VVC, HEVC, neural video compression, rate control | cs.MM
inverse problem | 反问题 | inverse problems, plug-and-play prior, image reconstruction, deconvolution | math.NA cs.CV
retinal imaging | 视网膜影像 | fundus image, optical coherence tomography, diabetic retinopathy | cs.CV
brain tumor segmentation | 脑肿瘤分割 | glioma, brain MRI, neuroimaging | cs.CV
PET imaging | 正电子发射成像 | positron emission tomography, nuclear medicine | physics.med-ph
`,
  },
];
