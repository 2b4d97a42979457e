import type { Messages } from '../messages.ts';

export const errors: Messages['errors'] = {
  'no-provider': { message: '还没有设置模型服务。', next: '请在选项中选择一个；不设置也能使用离线阅读。' },
  'no-key': { message: '该服务需要 API 密钥。', next: '请在选项中填写密钥。' },
  'key-locked': { message: '密钥已锁定。', next: '请在选项中输入口令，等待中的任务会自动继续。' },
  'wrong-passphrase': { message: '口令不对。', next: '请重试。没有口令就无法读取密钥，可以清除后重新填写。' },
  'bad-key': { message: '服务方拒绝了 API 密钥。', next: '请在选项中检查密钥，或到服务方新建一个。' },
  'no-access': { message: '服务方不向这个账户或地区提供服务。', next: '请咨询服务方，或在选项中换一个服务。' },
  'no-credit': { message: '服务方表示账户余额不足。', next: '请充值，或在选项中换一个服务。' },
  'no-permission': { message: '浏览器未允许旁注访问该服务。', next: '打开选项，再按一次“保存”，只授权这一个地址。' },
  'no-consent': {
    message: '你还没有允许把文字发送给这个服务。',
    next: '请在要求分析的地方或选项中允许；在此之前不会发送任何内容。',
  },
  'model-not-found': { message: '服务方没有这个模型。', next: '请在选项中换一个模型；“列出模型”可向服务器查询名称。' },
  'model-unavailable': {
    message: '这个浏览器没有可在本机使用的自带模型。',
    next: '请在选项中换一个服务；那里也会说明这个浏览器有什么。',
  },
  'model-not-downloaded': {
    message: '浏览器自带的模型尚未下载。',
    next: '请打开选项，选中该服务并按“下载”。',
  },
  'no-translator': {
    message: '浏览器的翻译器还不能翻译这两种语言。',
    next: '如果浏览器有翻译器，可在选项中下载；也可以为翻译另选一个服务。',
  },
  'too-long': {
    message: '文字超出了浏览器自带模型的长度。',
    next: '请在选项中为这项任务换一个服务。',
  },
  unreachable: {
    message: '无法连接服务器。',
    next: '请检查选项中的地址和网络。本地服务须已启动。',
  },
  'origin-refused': {
    message: '服务器拒绝来自浏览器扩展的请求。',
    next: '请打开选项并按“测试连接”，其中说明了服务器上要改的设置。',
  },
  timeout: { message: '服务器长时间没有回应。', next: '请重试；本地模型可能仍在加载。' },
  'rate-limited': { message: '服务方要求放慢速度。', next: '请稍候再试；可在选项中减少同时请求数。' },
  'server-error': { message: '服务方内部出错。', next: '请稍后重试。' },
  'bad-request': { message: '服务方不接受这个请求。', next: '请检查选项中的地址和模型。' },
  'stream-cut': { message: '回答在结束前中断了。', next: '请重试；不完整的内容没有保存。' },
  interrupted: { message: '浏览器中途停止了扩展。', next: '请重试。' },
  cancelled: { message: '已取消。', next: '可随时重新开始。' },
  'batch-unfinished': {
    message: '批处理结束了，但没有带回这篇的结果。',
    next: '可以逐篇分析（原价），或者先不分析。',
  },
  refusal: { message: '模型拒绝回答，或反过来索要论文内容。', next: '请重试，或换一个模型。拒绝的回答没有保存。' },
  echo: { message: '模型复述了指令，没有分析论文。', next: '请重试，或换一个模型。' },
  'wrong-paper': { message: '回答说的是另一篇论文。', next: '请重试；该回答没有保存。' },
  truncated: { message: '回答达到模型长度上限而被截断。', next: '请重试，或换一个输出更长的模型。' },
  filtered: { message: '服务方的内容过滤中止了回答。', next: '请重试，或换一个服务。' },
  malformed: { message: '回答不符合要求的格式。', next: '请重试，或换一个能输出 JSON 的模型。' },
  'wrong-language': { message: '回答的语言与要求不符。', next: '请重试，或换一个模型。' },
  'section-missing': { message: '分析中有一节为空或过短。', next: '请重试，或换一个模型。' },
  'formula-lost': { message: '译文丢失了公式。', next: '请重试，或换一个模型。' },
  'over-budget': { message: '预算已用完。', next: '请在选项中提高预算；否则到下一天或下个月自动继续。' },
  'price-unknown': {
    message: '不知道这个模型的价格，无法按金额限制预算。',
    next: '请在选项中填写价格，或改用 token 预算。',
  },
  'storage-full': { message: '磁盘或浏览器存储空间已满。', next: '请腾出空间后重试；之前保存的内容是安全的。' },
  'no-room': {
    message: '回答已收到，正在等待存储空间。',
    next: '请在磁盘上或选项中腾出空间，并保持浏览器打开；有空间后会自动保存，不会再次请求。',
  },
  'answer-lost': {
    message: '回答等待存储空间时浏览器被关闭，回答已丢失。',
    next: '请先腾出空间再重试；那将是一次新的付费请求。',
  },
  'storage-blocked': { message: '另一个标签页仍打开着旧版本的文库。', next: '请关闭或刷新其他 arXiv 标签页。' },
  'storage-newer': { message: '文库由更新版本的旁注写入。', next: '请更新扩展；没有改动任何内容。' },
  'backup-unreadable': {
    message: '这个文件不是完整的旁注备份。',
    next: '请换用另一份备份；本机文库保持原样。',
  },
  'backup-newer': {
    message: '这份备份由更新版本的旁注生成。',
    next: '请先更新扩展再恢复；本机文库保持原样。',
  },
  'page-changed': {
    message: '此页只读到一部分，因此不做付费分析。',
    next: '请刷新页面；若仍如此，请复制上方提示中的报告。',
  },
  'arxiv-busy': { message: 'arXiv 繁忙或无法连接。', next: '请稍后再试；在它允许之前不会再次请求。' },
  'no-abstract': { message: '此页没有显示摘要。', next: '请打开摘要页再分析。' },
  'no-full-text': { message: 'arXiv 上这篇论文的 HTML 和 PDF 都读不出正文。', next: '目前只能分析摘要。' },
  'not-found': { message: '文库中还没有这篇论文。', next: '请先打开一次它的摘要页。' },
  'nothing-to-summarise': { message: '这次公告没有可总结的论文。', next: '请先打开该分类的 new 列表。' },
  'not-a-report': {
    message: '这不是每日报告。',
    next: '报告以“Arxiv Computer Vision Papers - 2026-01-27”这样的标题开头，下面是各篇论文。',
  },
  'zotero-closed': {
    message: '本机上的 Zotero 没有回应。',
    next: '请启动 Zotero 后重试；也可以存为 RIS 或 BibTeX 文件，再在 Zotero 中打开。',
  },
  'zotero-refused': {
    message: 'Zotero 没有收下这些论文。',
    next: '请在 Zotero 中选中一个可以写入的分类，再重试。',
  },
  'zotero-permission': {
    message: '浏览器未允许旁注访问 Zotero。',
    next: '请再按一次“存入 Zotero”，并允许访问地址 127.0.0.1，也就是这台电脑。',
  },
  'imported-refusal': {
    message: '导入的报告在这里只有模型的拒答或提示词原文，没有分析。',
    next: '原文保留在报告里。可以在这里分析这篇论文。',
  },
  'bad-message': { message: '页面与扩展的版本不一致。', next: '请刷新页面。' },
  forbidden: { message: '此页无权进行该操作。', next: '请使用扩展自己的页面。' },
  internal: { message: '旁注内部出错。', next: '请重试；若仍出现，请附上以下详情报告。' },
};
