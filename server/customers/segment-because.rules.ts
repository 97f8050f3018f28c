// Why a stay in a segment began or ended, for people: the log keeps it in words of the machine.
interface Said { zh: string; en: string }

const KINDS: Record<string, Said> = {
  purchases: { zh: '有新购买', en: 'a purchase came in' }, profile: { zh: '资料有变', en: 'the profile changed' }, consent: { zh: '同意有变', en: 'a consent changed' },
  tags: { zh: '标签有变', en: 'tags changed' }, rfm: { zh: 'RFM 评分之后', en: 'after RFM scoring' }, tier: { zh: '等级有变', en: 'the tier changed' },
  roll: { zh: '日子过去，时间条件有变', en: 'a day passed' }, merge: { zh: '记录合并', en: 'records were merged' }, import: { zh: '文件导入', en: 'a file was imported' },
  segment: { zh: '另一个分群有变', en: 'another segment changed' }, tickets: { zh: '工单有变', en: 'a ticket changed' },
  daily: { zh: '每晚重算', en: 'the nightly run' }, 'asked for': { zh: '重新计算', en: 'computed again' }, 'back in use': { zh: '重新启用', en: 'taken back into use' }, 'by hand': { zh: '手工处理', en: 'by hand' },
};

/** `version 3`, `by hand: 林静`, `purchases: …` in both languages; what is unknown stays as it is. */
export function sayBecause(why: string): Said {
  const version = /^(?:rule,? )?version (\d+)$/.exec(why)?.[1];
  if (version) return { zh: `按第 ${version} 版规则`, en: `by version ${version} of the rule` };
  const hand = /^by hand: (.+)$/.exec(why)?.[1];
  if (hand) return { zh: `${hand}手工处理`, en: `by hand: ${hand}` };
  return KINDS[why] ?? KINDS[/^([a-z]+):/.exec(why)?.[1] ?? ''] ?? { zh: why, en: why };
}
