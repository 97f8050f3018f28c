// The demo chain's tag dictionary, and who carries what: by habit, birthday and a little chance.
import type { PoolClient } from 'pg';
import { copyRows } from './copy.ts';
import type { SeedCustomer } from './customers.ts';
import type { Random } from './random.ts';

const groups = { family: ['家庭', 'Household'], taste: ['口味', 'Taste'], service: ['服务', 'Service'], life: ['生命周期', 'Lifecycle'] } as const;
const dictionary: { key: string; zh: string; en: string; group: keyof typeof groups; colour: string; days?: number; kind?: 'MODEL'; advice?: readonly [zh: string, en: string]; who: (c: SeedCustomer, dice: Random) => boolean; evidence: string }[] = [
  { key: 'baby-repeat', zh: '母婴复购', en: 'Baby repeat buyer', group: 'family', colour: 'INDIGO', advice: ['优先配送；送母婴品类券', 'Her parcel goes first; add a coupon for baby goods'], who: (c, d) => c.habit.key === 'baby' && d.chance(0.8), evidence: '近 90 天买过母婴 3 次以上' },
  { key: 'weekend-family', zh: '周末家庭', en: 'Weekend family', group: 'family', colour: 'TEAL', who: (c, d) => c.habit.key === 'family' && d.chance(0.7), evidence: '周末到店占七成以上' },
  { key: 'elder', zh: '长者', en: 'Elder', group: 'family', colour: 'OLIVE', who: (c, d) => c.habit.key === 'elder' && d.chance(0.6), evidence: '门店登记' },
  { key: 'imported-food', zh: '进口食品', en: 'Imported food', group: 'taste', colour: 'AMBER', who: (c, d) => c.habit.key === 'gourmet' && d.chance(0.9), evidence: '进口食品占消费三成以上' },
  { key: 'noon-meal', zh: '午间熟食', en: 'Noon meals', group: 'taste', colour: 'SKY', who: (c, d) => c.habit.key === 'noon' && d.chance(0.7), evidence: '工作日午间到店' },
  { key: 'renovation', zh: '家装大单', en: 'Renovation', group: 'taste', colour: 'SLATE', who: (c, d) => c.habit.key === 'renovation' && d.chance(0.8), evidence: '建材店登记' },
  { key: 'fragile-packing', zh: '包装投诉', en: 'Packing complaint', group: 'service', colour: 'PLUM', days: 365, advice: ['用防震包装，发货前拍照', 'Shock-proof packing, with a photo before it leaves'], who: (c, d) => d.chance(c.habit.key === 'baby' ? 0.15 : 0.015), evidence: '投诉过包装破损' },
  { key: 'door-pickup', zh: '上门取退', en: 'Door pick-up', group: 'service', colour: 'INDIGO', advice: ['退货上门取，不让她跑一趟', 'Returns are fetched at her door'], who: (c, d) => d.chance(c.habit.key === 'elder' ? 0.2 : 0.01), evidence: '行动不便，登记上门' },
  { key: 'group-buy', zh: '团购', en: 'Group buying', group: 'life', colour: 'VERMILION', who: (_c, d) => d.chance(0.02), evidence: '社群团购' },
  { key: 'churn-risk', zh: '流失风险', en: 'Churn risk', group: 'life', colour: 'VERMILION', days: 90, kind: 'MODEL', who: (c, d) => d.chance(c.habit.key === 'seldom' ? 0.3 : 0.03), evidence: '流失模型 1.2，得分' },
  { key: 'staff', zh: '在职员工', en: 'Staff', group: 'life', colour: 'SLATE', who: (_c, d) => d.chance(0.01), evidence: '人事名单' },
];

/** Writes the dictionary. */
export async function seedTagDictionary(client: PoolClient, ownerId: string | null): Promise<void> {
  await copyRows(client, 'tags', ['id', 'key', 'name_zh', 'name_en', 'group_zh', 'group_en', 'colour', 'tag_kind', 'owner_id', 'expires_after_days', 'advice_zh', 'advice_en'],
    dictionary.map((t, i) => [i + 1, t.key, t.zh, t.en, groups[t.group][0], groups[t.group][1], t.colour, t.kind ?? 'MANUAL', ownerId, t.days ?? null, t.advice?.[0] ?? null, t.advice?.[1] ?? null]));
  await client.query("select setval(pg_get_serial_sequence('tags', 'id'), (select max(id) from tags))");
}

/** Writes who carries them. */
export async function seedTags(client: PoolClient, dice: Random, customers: readonly SeedCustomer[], now: string, ownerId: string | null): Promise<void> {
  const rows: (string | number | null)[][] = [];
  for (const customer of customers) {
    dictionary.forEach((tag, i) => {
      if (!tag.who(customer, dice)) return;
      const joined = Math.max(1, Math.floor((new Date(now).getTime() - new Date(`${customer.joinedOn}T04:00:00Z`).getTime()) / 86_400_000));
      const at = new Date(new Date(now).getTime() - dice.int(1, Math.min(300, joined)) * 86_400_000);
      rows.push([customer.id, i + 1, at.toISOString(), tag.kind === 'MODEL' ? null : ownerId, tag.kind === 'MODEL' ? `${tag.evidence} ${(0.7 + dice.next() * 0.29).toFixed(2)}` : tag.evidence, tag.days ? new Date(at.getTime() + tag.days * 86_400_000).toISOString() : null]);
    });
  }
  // What was put on by hand meanwhile stays as it is.
  const { rows: there } = await client.query<{ customer_id: string; tag_id: string }>('select customer_id, tag_id from customer_tags');
  const known = new Set(there.map((row) => `${row.customer_id}:${row.tag_id}`));
  await copyRows(client, 'customer_tags', ['customer_id', 'tag_id', 'tagged_at', 'tagged_by_id', 'evidence', 'expires_at'], rows.filter((row) => !known.has(`${row[0]}:${row[1]}`)));
}
