/** How far into a text a refusal is looked for: it opens a text, or is the whole of it. */
const HEAD = 320;

const REFUSALS: readonly RegExp[] = [
  // Asks for the paper.
  /请(?:您|你)?(?:先|再|重新)?(?:把|将)?(?:提供|上传|发送|发给|粘贴|附上|给出|输入|补充|告诉我|分享)[^。！？\n]{0,24}(?:论文|文章|摘要|全文|原文|内容|文本|文件|链接|PDF)/i,
  /请(?:您|你)?(?:将|把)[^。！？\n]{0,16}(?:论文|文章|摘要|全文|文件|PDF)[^。！？\n]{0,8}(?:发|贴|传|提供)/i,
  /(?:等待|期待|一旦|收到)(?:您|你)[^。！？\n]{0,10}(?:提供|上传|发送|的)[^。！？\n]{0,12}(?:论文|摘要|文件|内容)/,
  /(?:您|你|我)(?!们)(?:似乎|好像|目前|还|尚)*(?:并)?(?:没有|未)(?:能)?(?:看到|收到|找到|附上|提供|上传)[^。！？\n]{0,16}(?:论文|摘要|文件|内容|附件|文本)/,
  /\bplease (?:provide|upload|share|paste|send|attach|supply|include|give)\b[^.!?\n]{0,80}\b(?:paper|article|abstract|pdf|text|document|content|manuscript|file)s?\b/i,
  /\b(?:once|when|if|as soon as) you (?:provide|share|upload|paste|send)\b[^.!?\n]{0,60}\b(?:paper|article|abstract|pdf|text|document|content)s?\b/i,
  /\byou (?:haven['’]t|have not|didn['’]t|did not)\b[^.!?\n]{0,24}\b(?:provide|include|attach|share|upload|paste)d?\b/i,
  /\bno (?:paper|abstract|article|text|document|pdf|content) (?:was|has been|is|were) (?:provided|attached|supplied|included|given)\b/i,
  // Will not or cannot.
  /(?:抱歉|对不起|很遗憾)[^。！？\n]{0,24}(?:无法|不能|没有办法|没有权限|不便)/,
  /(?:^|[，。！\s])(?:但)?我(?!们)(?:目前|暂时|还)?(?:无法|不能|没有办法|没有权限)(?:直接)?(?:访问|打开|读取|查看|获取|下载|阅读|分析|提供|完成|回答|协助)/,
  /作为(?:一个|一名|一款)?(?:人工智能|AI|大?语言模型)[^。！？\n]{0,24}(?:无法|不能|没有)/i,
  /\bI(?:['’]m| am) (?:sorry|(?:currently |afraid I['’]?m )?(?:unable|not able))\b/i,
  /\bI (?:can(?:['’]t|not| not)|could not|couldn['’]t|won['’]t|will not|do not have|don['’]t have)\b[^.!?\n]{0,60}\b(?:access|open|read|view|see|assist|help|comply|analy[sz]e|fulfil+|provide|complete|ability|the (?:paper|pdf|document|file|text|abstract))\b/i,
  /\bas an? (?:AI|artificial intelligence|(?:large )?language model)\b[^.!?\n]{0,60}\b(?:cannot|can['’]t|unable|not able|do not|don['’]t)\b/i,
];

/** Words in quotation marks are the paper's, or its subject's: a paper on refusals may well print one. */
const QUOTED = /“[^”]*”|‘[^’]*’|"[^"]*"|「[^」]*」|『[^』]*』|`[^`]*`/g;

/** The words by which a text refuses, or asks for the paper; null for a text that does neither. */
export function findRefusal(text: string): string | null {
  const head = text.trim().slice(0, HEAD).replace(QUOTED, ' ');
  for (const pattern of REFUSALS) {
    const match = pattern.exec(head);
    if (match) return match[0].trim();
  }
  return null;
}
