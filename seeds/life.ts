// What people of the demo chain did with the product: fields, rules, lists, a merge, a file in and a file out, each by the product's own verbs.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CustomFieldKind } from '../schema/customers/customer.ts';
import { SegmentKind } from '../schema/customers/segment.ts';
import { TagColour, TagKind } from '../schema/customers/tag.ts';
import type { Context } from '../server/core/context.ts';
import { createCustomer, saveCustomField } from '../server/customers/customer.service.ts';
import { mergeCustomers } from '../server/customers/merge.service.ts';
import { addSegmentMembers, saveSegment } from '../server/customers/segment.service.ts';
import { tagCustomers } from '../server/customers/tag-bulk.service.ts';
import { saveTag } from '../server/customers/tag.service.ts';
import { openExport, runExport } from '../server/platform/transfer/export.service.ts';
import { runImport } from '../server/platform/transfer/import.service.ts';
import { mobile, personName } from './organisation.ts';
import type { Random } from './random.ts';

/** The same moment as one of the chain's people acts in it. */
async function as(ctx: Context, username: string): Promise<Context> {
  const { rows: [user] } = await ctx.db.write.query<{ id: string; name: string }>('select id::text, name from users where username = $1', [username]);
  return user ? { ...ctx, viewer: { ...ctx.viewer, kind: 'user', userId: user.id, name: user.name, username } } : ctx;
}
const idOf = async (ctx: Context, text: string, values: unknown[] = []): Promise<string> => {
  const { rows: [row] } = await ctx.db.write.query<{ id: string }>(text, values);
  return row?.id ?? '0';
};

/** Fields of the chain's own, a tag by rule, and segments of the chain's own. */
export async function beginLife(ctx: Context): Promise<void> {
  const crm = await as(ctx, 'crm');
  await saveCustomField(crm, { key: 'household', labelZh: '家庭人数', labelEn: 'People at home', fieldKind: CustomFieldKind.NUMBER });
  await saveCustomField(crm, { key: 'callTime', labelZh: '方便接听时段', labelEn: 'Best time to call', fieldKind: CustomFieldKind.CHOICE, choices: [
    { value: 'MORNING', zh: '上午', en: 'Morning' }, { value: 'NOON', zh: '中午', en: 'Noon' }, { value: 'EVENING', zh: '晚上', en: 'Evening' }] });
  await saveCustomField(crm, { key: 'isBusiness', labelZh: '企业客户', labelEn: 'Business customer', fieldKind: CustomFieldKind.BOOLEAN });
  const category = (code: string) => idOf(ctx, 'select id::text from categories where code = $1', [code]);
  await saveTag(crm, { key: 'imported-regular', nameZh: '进口常客', nameEn: 'Imported food regular', groupZh: '口味', groupEn: 'Taste', colour: TagColour.AMBER, tagKind: TagKind.RULE,
    rule: { field: 'category.count', op: 'atLeast', value: '6', params: { category: await category('IMPORT'), days: 90 } } });
  await saveSegment(crm, { key: 'baby-frequent', nameZh: '母婴高频', nameEn: 'Baby, often', description: '近 90 天购买母婴至少 4 次',
    rule: { field: 'category.count', op: 'atLeast', value: '4', params: { category: await category('BABY'), days: 90 } } });
  await saveSegment(crm, { key: 'win-back', nameZh: '可召回的沉睡会员', nameEn: 'Dormant, may be written to', description: '沉睡会员中同意短信的人',
    rule: { all: [{ field: 'segments', op: 'in', value: [await idOf(ctx, "select id::text from segments where key = 'dormant'")] }, { field: 'consents', op: 'hasAny', value: ['SMS'] }] } });
  await saveSegment(crm, { key: 'slipping', nameZh: '不能流失', nameEn: 'Cannot lose them', description: '过去常来、近来少来的人，按 RFM 分组',
    rule: { field: 'rfm.group', op: 'in', value: ['cannot-lose'], params: { model: await idOf(ctx, "select id::text from rfm_models where key = 'usual' order by number desc limit 1") } } });
}

/** A rule made wider, a person met twice and merged, tags put on by hand. */
export async function goOnWithLife(ctx: Context): Promise<void> {
  const crm = await as(ctx, 'crm');
  const { rows: [baby] } = await ctx.db.write.query<{ id: string; version: number; category: string }>(
    "select s.id::text, s.version, c.id::text category from segments s, categories c where s.key = 'baby-frequent' and c.code = 'BABY'");
  if (baby) {
    await saveSegment(crm, { id: baby.id, expectedVersion: baby.version, nameZh: '母婴高频', nameEn: 'Baby, often', description: '近 90 天购买母婴至少 3 次（开学季放宽）',
      rule: { field: 'category.count', op: 'atLeast', value: '3', params: { category: baby.category, days: 90 } } });
  }
  const { rows: [twice] } = await ctx.db.write.query<{ id: string; version: number; name: string; store_id: string }>("select id::text, version, name, store_id::text from customers where member_no = '00805521'");
  if (twice) {
    const double = await createCustomer(crm, { name: twice.name, address: '文化路 18 号院 3 号楼', storeId: twice.store_id, channel: 'service-desk' });
    await mergeCustomers({ ...crm, reason: '同一手机号，服务台重复登记' }, { id: twice.id, expectedVersion: twice.version, mergedId: double });
  }
  const { rows: carriers } = await ctx.db.write.query<{ id: string }>('select customer_id::text id from customer_behaviour where spend365 > 50000 order by spend365 desc, customer_id limit 40');
  await tagCustomers(crm, { ids: carriers.map((row) => row.id), tagIds: [await idOf(ctx, "select id::text from tags where key = 'group-buy'")], evidence: '秋季团购会登记' });
}

/** A list of guests, a file of members taken in with its two bad rows, and the best customers given out. */
export async function lateLife(ctx: Context, dice: Random): Promise<void> {
  const crm = await as(ctx, 'crm');
  const guests = await saveSegment(crm, { key: 'lantern-guests', nameZh: '元宵灯会邀请名单', nameEn: 'Lantern festival guests', description: '门店推荐，固定名单', segmentKind: SegmentKind.STATIC });
  const { rows } = await ctx.db.write.query<{ member_no: string }>(
    'select c.member_no from customers c join customer_behaviour b on b.customer_id = c.id where c.member_no is not null and not c.is_stand_in order by b.visits90 desc, c.id limit 36');
  await addSegmentMembers(crm, { segmentId: guests, memberNos: rows.map((row) => row.member_no) });
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-demo-'));
  try {
    const file = join(folder, 'members.csv');
    const lines = Array.from({ length: 28 }, (_, i) => {
      const person = personName(dice);
      const phone = i === 9 ? '1381234' : mobile(dice).slice(3);
      return [`0095${String(i + 1).padStart(4, '0')}`, person.name, phone, person.gender === 'FEMALE' ? '女' : '男', i === 20 ? 'S099' : dice.pick(['S001', 'S004', 'S006']), '社区地推'].join(',');
    });
    await writeFile(file, `会员号,姓名,手机号,性别,门店编号,来源渠道\n${lines.join('\n')}\n`);
    const taken = await runImport(crm, { kind: 'customers', path: file, fileName: '社区地推会员名单.csv' });
    await asJob(crm, 'platform.import', taken.transferId, '导入顾客：社区地推会员名单.csv', taken.rows, taken.rejected);
  } finally { await rm(folder, { recursive: true, force: true }); }
  const request = { kind: 'customers', filter: { tier: { in: ['GOLD'] } }, format: 'CSV' as const, title: '高价值会员' };
  const given = await runExport(crm, { ...request, transferId: await openExport(crm, request) });
  await asJob(crm, 'platform.export', given.transferId, '导出顾客：高价值会员', given.rows, 0);
}

/** A file in or out is a job to whoever looks at jobs. */
async function asJob(ctx: Context, kind: string, transferId: string, title: string, rows: number, failed: number): Promise<void> {
  await ctx.db.write.query(
    `with j as (insert into jobs (kind, title, state, done, total, failed_count, user_id, created_at, started_at, finished_at, updated_at)
       values ($1, $2, 'DONE', $3, $3, $4, $5, $6, $6, $6::timestamptz + interval '4 seconds', $6::timestamptz + interval '4 seconds') returning id)
     update transfers set job_id = j.id from j where transfers.id = $7`, [kind, title, rows, failed, ctx.viewer.userId, ctx.clock.now(), transferId]);
}
