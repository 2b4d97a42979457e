import type { TermTable } from './term.ts';

export const astronomyTerms: readonly TermTable[] = [
  {
    area: 'astro-ph.CO',
    lines: `
cosmic microwave background | 宇宙微波背景 | CMB, CMB polarization, Planck data, CMB lensing |
large-scale structure | 宇宙大尺度结构 | galaxy clustering, baryon acoustic oscillation, matter power spectrum, cosmic web, redshift-space distortion, growth rate of structure |
dark energy | 暗能量 | cosmological constant, quintessence, cosmic acceleration |
inflation? | 宇宙暴胀 | cosmic inflation, inflationary?, primordial perturbation, primordial non-Gaussianity, tensor-to-scalar ratio | gr-qc
Hubble tension | 哈勃常数危机 | Hubble constant, distance ladder, expansion rate of the Universe |
gravitational lensing | 引力透镜 | weak lensing, strong lensing, strong lens, cosmic shear, microlensing | astro-ph.GA
galaxy cluster | 星系团 | galaxy clusters, intracluster medium, Sunyaev-Zel'dovich | astro-ph.GA
21 cm cosmology | 21 厘米宇宙学 | 21 cm, 21-cm, epoch of reionization, reionization, cosmic dawn, intensity mapping |
primordial black hole | 原初黑洞 | primordial black holes | gr-qc | black hole
cosmological simulation | 宇宙学模拟 | N-body simulation, hydrodynamical simulation, cosmological N-body, dark matter halo, halo mass function |
cosmological parameter inference | 宇宙学参数推断 | cosmological constraint, cosmological constraints, cosmological analysis, spectroscopic survey, galaxy survey, DESI, Euclid mission |
type Ia supernova | Ia 型超新星 | type-Ia supernova, SN Ia, SNe Ia, standard candle | astro-ph.HE
peculiar velocity | 本动速度 | velocity field of galaxies, bulk flow |
big bang nucleosynthesis | 大爆炸核合成 | primordial nucleosynthesis, early Universe |
`,
  },
  {
    area: 'astro-ph.GA',
    lines: `
galaxy evolution | 星系演化 | galaxy formation, galaxy morphology, galaxy quenching, high-redshift galaxy, star-forming galaxy, early-type galaxy |
active galactic nucleus | 活动星系核 | active galactic nuclei, AGN, quasar, Seyfert galaxy, AGN feedback | astro-ph.HE
supermassive black hole | 超大质量黑洞 | supermassive black holes, black hole mass, Sgr A*, Galactic center | astro-ph.HE | black hole
Milky Way | 银河系 | Galactic disk, Galactic halo, stellar stream, Galactic archaeology, globular cluster |
star formation | 恒星形成 | star-forming region, molecular cloud, initial mass function, protostar, young stellar object | astro-ph.SR
interstellar medium | 星际介质 | interstellar dust, HI gas, neutral hydrogen, astrochemistry, circumgalactic medium |
dwarf galaxy | 矮星系 | dwarf galaxies, satellite galaxy, ultra-faint dwarf, low surface brightness galaxy | | galaxy evolution
galaxy dynamics | 星系动力学 | rotation curve, galactic bar, spiral arm, velocity dispersion, stellar kinematics |
star cluster | 星团 | open cluster, open clusters, stellar cluster, stellar population |
galaxy merger | 星系并合 | galaxy mergers, tidal interaction, galaxy group | | galaxy evolution
`,
  },
  {
    area: 'astro-ph.EP',
    lines: `
exoplanet | 系外行星 | exoplanets, extrasolar planet, hot Jupiter, super-Earth, transiting planet |
exoplanet atmosphere | 系外行星大气 | exoplanet atmospheres, planetary atmosphere, transmission spectrum, atmospheric retrieval | | exoplanet
planet formation | 行星形成 | protoplanetary disk, protoplanetary disc, planetesimal, debris disk, pebble accretion |
planetary dynamics | 行星动力学 | orbital resonance, mean-motion resonance, dynamical instability, planetary migration, orbital dynamics | nlin.CD
solar system body | 太阳系小天体 | asteroid, comet, interstellar object, Kuiper belt, trans-Neptunian object, meteorite |
planetary science | 行星科学 | Mars?, Jupiter?, Venus?, Moon?, planetary interior, icy moon | physics.geo-ph
astrobiology | 天体生物学 | habitability, biosignature, habitable zone, SETI, technosignature |
`,
  },
  {
    area: 'astro-ph.HE',
    lines: `
neutron star | 中子星 | neutron stars, pulsar, pulsars, magnetar, millisecond pulsar, binary neutron star merger |
gamma-ray burst | 伽马射线暴 | gamma-ray bursts, GRB afterglow, kilonova |
fast radio burst | 快速射电暴 | fast radio bursts, FRB |
cosmic ray | 宇宙线 | cosmic rays, ultra-high-energy cosmic ray, high-energy neutrino, neutrino astronomy, particle acceleration | hep-ex
accretion | 吸积 | accretion disk, accretion disc, accretion flow, X-ray binary, X-ray binaries, tidal disruption event |
radio galaxy | 射电星系 | radio galaxies, radio-loud AGN | astro-ph.GA
relativistic jet | 相对论性喷流 | relativistic jets, blazar, radio jet, synchrotron emission, parsec-scale jet |
supernova | 超新星 | core-collapse supernova, supernovae, supernova remnant, stellar explosion | astro-ph.SR
gamma-ray astronomy | 伽马射线天文学 | very-high-energy gamma ray, Fermi-LAT, Cherenkov Telescope Array, X-ray astronomy |
`,
  },
  {
    area: 'astro-ph.SR',
    lines: `
solar physics | 太阳物理 | solar flare, coronal mass ejection, solar wind, sunspot, solar corona, solar cycle, heliosphere | physics.space-ph
stellar evolution | 恒星演化 | stellar structure, massive star, red giant, white dwarf, white dwarfs, stellar nucleosynthesis |
asteroseismology | 星震学 | stellar oscillation, helioseismology, pulsating star |
variable star | 变星 | Cepheid, RR Lyrae, eclipsing binary, cataclysmic variable, light curve |
binary star | 双星 | binary stars, stellar binary, stellar companion, common envelope |
stellar spectroscopy | 恒星光谱 | chemical abundance, stellar atmosphere, metal-poor star, stellar parameters, stellar metallicity | astro-ph.GA
brown dwarf | 褐矮星 | M dwarf, brown dwarfs, ultracool dwarf |
stellar magnetism | 恒星磁场 | stellar activity, stellar rotation, stellar magnetic field, stellar flare |
`,
  },
  {
    area: 'astro-ph.IM',
    lines: `
telescope instrumentation | 望远镜仪器 | adaptive optics, spectrograph, coronagraph, astronomical instrumentation, detector array |
radio astronomy | 射电天文 | radio telescope, radio interferometry, very long baseline interferometry, VLBI, Square Kilometre Array |
sky survey | 巡天 | astronomical survey, time-domain astronomy, photometric survey, Rubin Observatory, LSST, transient survey |
space telescope | 空间望远镜 | James Webb Space Telescope, JWST, Hubble Space Telescope, Gaia mission |
astronomical data analysis | 天文数据分析 | photometric redshift, source catalog, astronomical software, astrostatistics |
gravitational-wave detector | 引力波探测器 | gravitational-wave interferometer, detector characterization, Einstein Telescope | gr-qc | gravitational waves
astrometry | 天体测量 | proper motion, parallax, radial velocity | astro-ph.SR
`,
  },
];
