/** How far into a text a refusal is looked for: it opens a text, or is the whole of it. */
const HEAD = 320;

/** What models call the thing they were not given. */
const PAPER_ZH = '(?:论文|文章|摘要|全文|原文|正文|内容|文本|文件|附件|链接|PDF)';
const WHOLE_ZH = '论文的?(?:具体)?(?:全文|原文|正文|内容|摘要|PDF)';
const PAPER = '(?:paper|article|abstract|pdf|text|document|content|manuscript|file)s?';
const NOT = "(?:can['’]?t|cannot|can not|could not|couldn['’]t|won['’]t|will not|do not|don['’]t|did not|didn['’]t)";
const AI_ZH = '(?:人工智能|AI|大?语言模型|大模型)(?:语言模型|助手|模型|系统|助理)?';
const INABLE_ZH = '(?:无法|不能|没有办法|没有权限|没有能力|不具备|不便)';

const SOURCES: readonly string[] = [
  // Asks for the paper.
  `(?<![申邀恳])(?:请|烦|麻烦)(?:您|你)?(?:先|再|重新)?(?:把|将)?(?:提供|上传|发送|发给|粘贴|附上|给出|输入|补充|告诉我|分享)[^。！？\\n]{0,24}${PAPER_ZH}`,
  `(?<![申邀恳])请(?:您|你)?(?:将|把)[^。！？\\n]{0,16}${PAPER_ZH}[^。！？\\n]{0,8}(?:发|贴|传|提供)`,
  `(?:等待|期待|一旦|收到)(?:您|你)[^。！？\\n]{0,10}(?:提供|上传|发送|的)[^。！？\\n]{0,12}${PAPER_ZH}`,
  `(?:收到|拿到)${PAPER_ZH}[^。！？\\n]{0,4}后[，,]?我(?!们)`,
  `我(?:还|仍|首先)?需要(?:您|你|论文|看到|阅读|拿到)[^。！？\\n]{0,16}${PAPER_ZH}`,
  `(?:您|你|我)(?!们)(?:似乎|好像|目前|还|尚)*(?:并)?(?:没有|未)(?:能)?(?:看到|收到|找到|附上|提供|上传)[^。！？\\n]{0,16}${PAPER_ZH}`,
  `(?:您|你)的(?:消息|输入|请求|提问|问题)[^。！？\\n]{0,8}(?:没有|未|缺少)[^。！？\\n]{0,10}${PAPER_ZH}`,
  `(?<!无需|不必)(?:未|没有|没)(?:能)?(?:提供|看到|读到|获得|阅读)${WHOLE_ZH}`,
  `(?:please|kindly|(?:could|can|would) you(?: please)?|I(?:['’]d| would)? (?:need|require|ask) you to) (?:first |re)?(?:provide|upload|share|paste|send|attach|supply|include|give)\\b[^.!?\\n]{0,80}\\b${PAPER}\\b`,
  `\\b(?:once|when|if|as soon as) you (?:provide|share|upload|paste|send)\\b[^.!?\\n]{0,60}\\b${PAPER}\\b[^.!?\\n]{0,12}\\bI\\b`,
  `\\bI(?:['’]d| would)? (?:still |first )?(?:need|require)\\b[^.!?\\n]{0,40}\\b(?:paper|article|abstract|pdf|manuscript)\\b`,
  `\\byou (?:haven['’]t|have not|didn['’]t|did not|forgot to)\\b[^.!?\\n]{0,24}\\b(?:provide|include|attach|share|upload|paste)d?\\b`,
  `\\bno (?:paper|abstract|article|pdf|manuscript) (?:was|has been|is|were) (?:provided|attached|supplied|included|given)\\b`,
  `\\bno (?:text|document|content) (?:was|has been|is) (?:provided|attached|supplied|included|given)(?:[.,;!]|$| to (?:me|analy)| for analysis)`,
  `\\b(?:paper|abstract|article|pdf|manuscript)(?: itself)? (?:was|is|has)(?: not|n['’]t) (?:been )?(?:provided|attached|supplied|included|shared)(?:[.,;!]|$| to me| here| in (?:your|the|this) (?:message|prompt|request|input|conversation))`,
  `\\b(?:full )?text is not (?:provided|available|accessible) to me\\b`,
  // Has not read it.
  `(?:仅|只|单)(?:凭|根据|从|看)(?:论文)?的?(?:标题|题目)(?!与|和|及|、)[^。！？\\n]{0,20}(?:无法|推测|推断|猜测|难以|只能)`,
  `无法对?(?:该|这篇|本|此)?论文进行[^。！？\\n]{0,4}(?:分析|解读|总结)`,
  `\\b(?:based|judging|going|working)(?: only| solely| purely)? (?:on|from|by) (?:only )?(?:the |its )?(?:paper['’]s )?title\\b(?! and)[^.!?\\n]{0,48}\\b(?:appears?|seems?|may|might|likely|probably|presumably|I)\\b`,
  `\\bwithout (?:access to |having |seeing |reading )?(?:the |its )?(?:full |actual )?(?:paper|abstract|text|article|manuscript|pdf)\\b[^.!?\\n]{0,8}\\bI\\b`,
  // Will not or cannot.
  `(?:抱歉|对不起|很遗憾)[^。！？\\n]{0,24}${INABLE_ZH}`,
  `(?:^|[，。！、\\s]|但|由于|因为|因此|所以|然而)我(?!们)(?:目前|暂时|还)*${INABLE_ZH}(?:直接)?(?:访问|打开|读取|查看|获取|下载|阅读|分析|提供|完成|回答|协助)`,
  `作为(?:一个|一名|一款|一位)?${AI_ZH}[，, ]*我[^。！？\\n]{0,12}${INABLE_ZH}`,
  `我是(?:一个|一名|一款|一位)?${AI_ZH}[^。！？\\n]{0,12}${INABLE_ZH}`,
  `\\bI(?:['’]m| am| was| would be) (?:sorry|(?:currently |afraid I['’]?m )?(?:unable|not able))\\b`,
  `\\b(?:sorry|apologi[sz]e|unfortunately)\\b[^.!?\\n]{0,24}\\bI (?:${NOT}|am (?:unable|not able)|was (?:unable|not able))`,
  `\\bI ${NOT}\\b[^.!?\\n]{0,60}\\b(?:access|open|read|view|see|find|assist|help|comply|analy[sz]e|fulfil+|provide|complete|ability|the (?:paper|pdf|document|file|text|abstract))\\b`,
  `\\bas an? (?:AI|artificial intelligence|(?:large )?language model)(?: (?:language )?(?:model|assistant|system))?,? I\\b[^.!?\\n]{0,60}\\b(?:cannot|can['’]t|unable|not able|do not|don['’]t)\\b`,
];
const REFUSALS = SOURCES.map((source) => new RegExp(source, 'i'));

/** Words in quotation marks are the paper's, or its subject's: a paper on refusals may well print one. */
const QUOTED = /“[^”]*”|‘[^’]*’|"[^"]*"|「[^」]*」|『[^』]*』|`[^`]*`/g;

/** The words by which a text refuses, or asks for the paper; null for a text that does neither. */
export function findRefusal(text: string): string | null {
  const head = text.trim().slice(0, HEAD);
  const own = head.replace(QUOTED, ' ');
  // A text that is nothing but a quotation is the model's own.
  const read = /\p{L}/u.test(own) ? own : head;
  for (const pattern of REFUSALS) {
    const match = pattern.exec(read);
    if (match) return match[0].trim();
  }
  return null;
}
