// The words of the log about stays in segments, as people read them.
import { expect, test } from 'vitest';
import { sayBecause } from '../../server/customers/segment-because.rules.ts';

test.each([
  ['version 3', '按第 3 版规则', 'by version 3 of the rule'], ['rule, version 12', '按第 12 版规则', 'by version 12 of the rule'],
  ['by hand: 林静', '林静手工处理', 'by hand: 林静'], ['by hand', '手工处理', 'by hand'], ['purchases: P1-2', '有新购买', 'a purchase came in'],
  ['daily', '每晚重算', 'the nightly run'], ['something new', 'something new', 'something new'], ['', '', ''],
])('%s is said %s and %s', (why, zh, en) => { expect(sayBecause(why)).toEqual({ zh, en }); });
