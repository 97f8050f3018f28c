// What rows of audit files point to by name: stores, which are made where the importer may, and templates with their items, which grow where they are the file's own.
import type { Permission } from '../../../schema/permission.ts';
import { FormPurpose } from '../../../schema/forms/form.ts';
import { StoreFormat } from '../../../schema/staff/organisation.ts';
import { AuditTemplate } from '../../../schema/quality/audit.ts';
import { type Context, covers, FULL_REACH, reachOf, type WriteContext } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import { publishForm, saveForm } from '../../forms/form.service.ts';
import { formOfVersion, type LoadedForm } from '../../forms/sheet.service.ts';
import { makeStores, regionForImports } from '../../staff/organisation.service.ts';
import { questionsByWords, withItems, type ItemQuestion } from './audit-import.rules.ts';

export const IMPORT_WORD: Permission = 'quality:import-audits';
/** The template of files that name none; a chain may make it beforehand, with points and bands. */
export const IMPORTED = 'imported';
export interface StoreFacts { id: string; zone: string; nameZh: string }

/** Stores by code, name and id. */
export async function storesByName(ctx: Context): Promise<Map<string, StoreFacts>> {
  const { rows } = await ctx.db.write.query<StoreFacts & { names: string[] }>('select id::text, time_zone zone, name_zh "nameZh", array[code, name_zh, name_en] names from stores order by stores.id desc');
  const found = new Map<string, StoreFacts>();
  // Codes before names: a store whose name is another's code stands back.
  for (const at of [1, 2, 0]) for (const row of rows) { const name = row.names[at]?.trim().toLowerCase(); if (name) found.set(name, row); }
  return found;
}

const allowing = (ctx: Context, ...words: Permission[]): Context => ({ ...ctx, viewer: { ...ctx.viewer, reaches: new Map([...ctx.viewer.reaches, ...words.map((word) => [word, FULL_REACH] as const)]) } });

export class StoreNames {
  /** Made in this run, and not counted by a row yet. */
  private readonly fresh = new Set<string>();
  private constructor(private readonly ctx: Context, private readonly known: Map<string, StoreFacts>, private readonly isDry: boolean, private readonly usual: string | null, private readonly zone: string) {}
  static async open(ctx: Context, isDry: boolean, usual: string | null, zone: string): Promise<StoreNames> { return new StoreNames(ctx, await storesByName(ctx), isDry, usual, zone); }

  /** Makes what is unknown of these rows at once, where the importer may make stores. */
  async ensure(rows: readonly { code: string | null | undefined; name: string | null | undefined }[]): Promise<void> {
    if (!reachOf(this.ctx.viewer, IMPORT_WORD).all || !reachOf(this.ctx.viewer, 'staff:write-stores').all) return;
    const missing = new Map<string, { code: string; name: string }>();
    for (const { code, name } of rows) {
      const word = code?.trim();
      if (!word || this.known.has(word.toLowerCase())) continue;
      const said = missing.get(word.toLowerCase());
      missing.set(word.toLowerCase(), { code: word, name: name?.trim() || said?.name || word });
    }
    if (!missing.size) return;
    const ids = this.isDry ? [] : await transact(this.ctx, (tx) => this.make(tx, [...missing.values()]));
    const made = [...missing.values()].map(({ name }, at): StoreFacts => ({ id: ids[at] ?? '0', zone: this.zone, nameZh: name }));
    [...missing.keys()].forEach((word, at) => { this.known.set(word, made[at] as StoreFacts); this.fresh.add(word); });
  }

  /** The store of a row, and whether this row is the first to name one that was made for it. */
  find(code: string | null | undefined): { store: StoreFacts; isNew: boolean } | { reason: string } {
    const word = code?.trim();
    if (!word) {
      const usual = [...this.known.values()].find((one) => one.id === this.usual);
      return usual ? { store: usual, isNew: false } : { reason: 'STORE_CODE_UNKNOWN' };
    }
    const there = this.known.get(word.toLowerCase());
    const reach = reachOf(this.ctx.viewer, IMPORT_WORD);
    if (!there) return { reason: 'STORE_CODE_UNKNOWN' };
    return covers(reach, there.id) ? { store: there, isNew: this.fresh.delete(word.toLowerCase()) } : { reason: 'STORE_OUT_OF_REACH' };
  }

  /** Beside the usual store, in its region and of its format; else in the first region there is. */
  private async make(tx: WriteContext, list: readonly { code: string; name: string }[]): Promise<string[]> {
    const [beside] = await tx.manager.query<{ regionId: string; format: StoreFormat }[]>('select region_id::text "regionId", format from stores order by (id::text = $1) desc, id limit 1', [this.usual ?? '']);
    const regionId = beside?.regionId ?? await regionForImports(tx);
    const format = beside?.format ?? StoreFormat.SUPERMARKET;
    return makeStores(tx, regionId, list.map(({ code, name }) => ({ code, nameZh: name.slice(0, 60), nameEn: name.slice(0, 120), format, timeZone: this.zone })));
  }
}

/** The files' own template before anything of theirs was loaded: what a dry run of the first file judges by. */
const NOT_MADE: LoadedForm = { versionId: '0', formId: '0', number: 0, since: null, key: IMPORTED, nameZh: '导入的检查', nameEn: 'Imported checks', purpose: FormPurpose.AUDIT, isDraft: true, content: { sections: [] } };

export interface TemplateFacts { id: string; key: string; form: LoadedForm; questions: Map<string, ItemQuestion> }

export class TemplateNames {
  private readonly loaded = new Map<string, TemplateFacts>();
  constructor(private readonly ctx: Context, private readonly isDry: boolean) {}

  /** The template by key or name; none named: the files' own, made when it is first needed. */
  async find(name: string | null | undefined): Promise<TemplateFacts | null> {
    const word = name?.trim().toLowerCase() || IMPORTED;
    const kept = this.loaded.get(word);
    if (kept) return kept;
    const read = (): Promise<{ id: string; key: string; versionId: string }[]> => this.ctx.db.write.query<{ id: string; key: string; versionId: string }>(
      `select t.id::text, t.key, v.id::text "versionId" from audit_templates t join form_versions v on v.form_id = t.form_id and v.state <> 'DRAFT'
       where lower(t.key) = $1 or lower(t.name_zh) = $1 or lower(t.name_en) = $1 order by t.id, v.number desc limit 1`, [word]).then(({ rows }) => rows);
    let [row] = await read();
    if (!row && word === IMPORTED && !this.isDry) { await this.makeOwn(); [row] = await read(); }
    if (!row && word === IMPORTED) return { id: '0', key: IMPORTED, form: NOT_MADE, questions: new Map() };
    if (!row) return null;
    const form = await formOfVersion(this.ctx, row.versionId);
    const facts = { id: row.id, key: row.key, form, questions: questionsByWords(form.content) };
    this.loaded.set(word, facts);
    return facts;
  }

  private async makeOwn(): Promise<void> {
    const ctx = allowing(this.ctx, 'forms:write');
    const content = { scoring: { parts: [{ key: 'whole', zh: '总分', en: 'Score', system: 'DEDUCTION' }] }, sections: [{ key: 'items', zh: '检查项', en: 'Items', questions: [{ key: 'any', type: 'YES_NO', zh: '其他问题', en: 'Anything else', isReversed: true, points: '0' }] }] };
    await transact(ctx, async (tx: WriteContext) => {
      const formId = await saveForm(tx, { key: IMPORTED, nameZh: '导入的检查', nameEn: 'Imported checks', purpose: FormPurpose.AUDIT, draft: { content, note: 'import audits' } });
      await publishForm(tx, { id: formId, expectedVersion: 1 });
      await tx.manager.save(tx.manager.create(AuditTemplate, { key: IMPORTED, nameZh: '导入的检查', nameEn: 'Imported checks', formId, disputeDays: 0 } as Partial<AuditTemplate>));
    });
  }

  /** Publishes a version of the files' own template with items that it lacked. */
  async grow(template: TemplateFacts, items: readonly string[]): Promise<void> {
    if (!items.length || this.isDry) return;
    const ctx = allowing(this.ctx, 'forms:write');
    const { rows: [form] } = await ctx.db.write.query<{ id: string; version: number }>('select f.id::text, f.version from forms f join form_versions v on v.form_id = f.id where v.id = $1', [template.form.versionId]);
    if (!form) return;
    const content = { ...template.form.content, sections: withItems(template.form.content.sections, items) };
    await transact(ctx, async (tx: WriteContext) => {
      await saveForm(tx, { id: form.id, expectedVersion: form.version, draft: { content, note: 'import audits' } });
      await publishForm(tx, { id: form.id, expectedVersion: form.version + 1 });
    });
    const { rows: [latest] } = await ctx.db.write.query<{ id: string }>(`select id::text from form_versions where form_id = $1 and state <> 'DRAFT' order by number desc limit 1`, [form.id]);
    template.form = await formOfVersion(ctx, latest?.id as string);
    template.questions = questionsByWords(template.form.content);
  }
}
