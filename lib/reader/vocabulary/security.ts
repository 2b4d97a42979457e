import type { TermTable } from './term.ts';

export const securityTerms: readonly TermTable[] = [
  {
    area: 'cs.CR',
    lines: `
cryptography | 密码学 | cryptographic protocol, cryptographic primitive, cryptosystem |
post-quantum cryptography | 后量子密码 | post-quantum, quantum-resistant, lattice-based cryptography | | cryptography
homomorphic encryption | 同态加密 | fully homomorphic encryption, FHE | | cryptography
secure multi-party computation | 安全多方计算 | multi-party computation, multiparty computation, private set intersection, secret sharing | | cryptography
zero-knowledge proof | 零知识证明 | zero-knowledge, zk-SNARK, SNARK | | cryptography
public-key encryption | 公钥加密 | public-key cryptography, public key encryption, elliptic curve cryptography | | cryptography
digital signature | 数字签名 | signature scheme, threshold signature | | cryptography
block cipher | 分组密码 | symmetric-key cryptography, cryptanalysis, stream cipher | | cryptography
hash function | 哈希函数 | cryptographic hash, perceptual hashing |
blockchain | 区块链 | distributed ledger, cryptocurrency, Bitcoin, Ethereum | cs.DC
smart contract | 智能合约 | Solidity | | blockchain
decentralized finance | 去中心化金融 | DeFi | | blockchain
authentication | 身份认证 | user authentication, multi-factor authentication, password, identity management |
access control | 访问控制 | access control policy, zero trust |
malware | 恶意软件 | ransomware, malware analysis, Android malware | | cybersecurity
phishing | 网络钓鱼 | phishing detection, spam detection, social engineering attack | | cybersecurity
side-channel attack | 侧信道攻击 | side channel, side-channel, fault injection attack, timing attack |
trusted execution environment | 可信执行环境 | confidential computing, Intel SGX, secure enclave |
hardware security | 硬件安全 | hardware Trojan, physical unclonable function, hardware root of trust | cs.AR
fuzzing | 模糊测试 | fuzz testing, fuzzer | cs.SE
software vulnerability | 软件漏洞 | vulnerability repair, vulnerability analysis, memory safety, exploit generation | cs.SE
software supply chain | 软件供应链 | supply chain attack, software bill of materials, SBOM | cs.SE
network security | 网络攻防 | DDoS, DDoS attack, denial of service, botnet, network intrusion | cs.NI | cybersecurity
threat intelligence | 威胁情报 | cyber threat intelligence, threat modeling, penetration testing, security operations center | | cybersecurity
digital forensics | 数字取证 | forensic analysis |
anonymity | 匿名性 | Tor network, anonymous communication, de-anonymization | | privacy
model stealing | 模型窃取 | model extraction attack, model inversion, gradient inversion, data extraction attack | cs.LG
private information retrieval | 私有信息检索 | oblivious transfer, oblivious RAM | cs.IT | cryptography
information flow security | 信息流安全 | noninterference, taint analysis |
biometrics | 生物特征识别 | fingerprint recognition, iris recognition, liveness detection, face anti-spoofing, presentation attack | cs.CV
data protection law | 数据保护法规 | GDPR, data protection, privacy policy, right to be forgotten | cs.CY | privacy
`,
  },
];
