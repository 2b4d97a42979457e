import type { TermTable } from './term.ts';

export const languageTerms: readonly TermTable[] = [
  {
    area: 'cs.CL',
    lines: `
large language model | 大语言模型 | LLM, language model, foundation language model | cs.AI cs.LG
small language model | 小语言模型 | SLM?, compact language model | | large language model
vision-language model | 视觉语言模型 | VLM, LVLM, large vision-language model, CLIP | cs.CV
multimodal large language model | 多模态大模型 | multimodal LLM, MLLM, large multimodal model, LMM, omni-modal model | cs.CV | vision-language model, large language model
machine translation | 机器翻译 | neural machine translation, speech translation, NMT
low-resource language | 低资源语言 | low-resource NLP, African language, Indic language, endangered language
multilingual model | 多语言模型 | multilingual, cross-lingual, cross-lingual transfer
text summarization | 文本摘要 | summarisation, summarization, abstractive summarization | | text generation
question answering | 问答 | open-domain question answering, QA?, multi-hop question answering
retrieval-augmented generation | 检索增强生成 | RAG, retrieval-augmented
information retrieval | 信息检索 | dense retrieval, passage retrieval, reranking, document retrieval
knowledge editing | 知识编辑 | model editing
information extraction | 信息抽取 | relation extraction, event extraction
named entity recognition | 命名实体识别 | NER, entity recognition, entity linking | | information extraction
sentiment analysis | 情感分析 | emotion recognition, opinion mining, stance detection
text classification | 文本分类 | document classification, topic modeling
natural language inference | 自然语言推理 | NLI, textual entailment
dialogue system | 对话系统 | conversational agent, chatbot, task-oriented dialogue, multi-turn dialogue
text generation | 文本生成 | natural language generation, story generation, creative writing
text-to-SQL | 文本生成 SQL | table question answering, tabular reasoning, NL2SQL | | code generation
code generation | 代码生成 | program synthesis, code LLM, code completion, software engineering | cs.AI
mathematical reasoning | 数学推理 | math reasoning, math word problem, theorem proving | cs.AI | reasoning model
chain-of-thought | 思维链 | CoT, chain-of-thought reasoning, long CoT, latent reasoning | cs.AI | reasoning model
in-context learning | 上下文学习 | ICL?, few-shot prompting | cs.LG | large language model
prompt engineering | 提示工程 | prompting strategy, prompt optimization, prompt tuning, prompt learning
instruction tuning | 指令微调 | instruction following, supervised fine-tuning, SFT? | | LLM alignment
LLM alignment | 大模型对齐 | model alignment, human alignment, preference alignment, value alignment | cs.AI | large language model
preference optimization | 偏好优化 | direct preference optimization, DPO?, preference learning | cs.LG | LLM alignment
RLHF | 人类反馈强化学习 | reinforcement learning from human feedback | cs.LG | LLM alignment, reinforcement learning
reward model | 奖励模型 | reward modeling, process reward model, PRM? | cs.LG | LLM alignment
hallucination | 幻觉 | hallucination detection, factuality, hallucinations | cs.AI | large language model
fact-checking | 事实核查 | fact verification, misinformation, fake news
LLM evaluation | 大模型评测 | LLM-as-a-judge, evaluation of language models, language model evaluation | | large language model
long-context modeling | 长上下文建模 | long-context, long context, context window, context length | | large language model
tokenization | 分词 | tokenizer, subword, byte pair encoding
word embedding | 词嵌入 | sentence embedding, text embedding
speech recognition | 语音识别 | ASR, automatic speech recognition
speech synthesis | 语音合成 | text-to-speech, TTS, voice cloning, voice conversion
speech language model | 语音语言模型 | spoken language model, spoken dialogue, speech LLM, audio language model
audio generation | 音频生成 | music generation, audio-visual, sound generation | cs.CV
toxicity detection | 有害内容检测 | hate speech, toxic content, content moderation | | LLM safety
bias and fairness | 偏见与公平 | social bias, gender bias, fairness, stereotype | cs.LG
jailbreak | 越狱攻击 | jailbreaking, prompt injection, red teaming, red-teaming | cs.AI | LLM safety
LLM safety | 大模型安全 | safety alignment, model safety, guardrail?, safety guardrail | cs.AI | large language model
watermarking | 水印 | watermark, AI-generated text detection, machine-generated text | cs.LG
language model pre-training | 语言模型预训练 | masked language model, BERT, pre-training corpus, pre-training data | | large language model
linguistic analysis | 语言学分析 | syntax?, morphology?, dependency parsing, discourse analysis
psycholinguistics | 心理语言学 | human language processing, surprisal, cognitive modeling
biomedical NLP | 生物医学文本处理 | clinical text, electronic health record, EHR, clinical notes
legal NLP | 法律文本处理 | legal reasoning, legal document
financial NLP | 金融文本处理 | financial report, financial question answering
scientific literature | 科学文献处理 | scholarly document, peer review, citation recommendation, scientific text
educational technology | 教育技术 | intelligent tutoring, automated grading, essay scoring, student feedback | cs.AI
persona simulation | 角色模拟 | role-playing, user simulation, persona
cultural awareness | 文化感知 | cultural bias, cultural knowledge, cultural alignment
`,
  },
];
