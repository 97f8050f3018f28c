// How a template's form is spoken of on the wire: its versions, drafts, files, differences, and answers tried.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { FillableContent, Question } from '../forms/judge.ts';
import type { Explanation } from '../shared/Explain.tsx';

export interface Words { zh: string; en: string }
export type StoredQuestion = Question & { weight?: string; points?: string; critical?: { effect: 'FAIL' | 'CAP' | 'RAISE'; most?: string; level?: string }; source?: string };
export interface StoredSection extends Words { key: string; weight?: string; questions: StoredQuestion[] }
export interface FormContent extends FillableContent {
  sections: StoredSection[];
  scoring?: { parts: ({ key: string; system: string; share?: string; start?: string; sections?: string[] } & Words)[]; passMark?: string; digits?: number; bands?: ({ key: string; from: string; isFail?: boolean; isAbove?: boolean } & Words)[] };
}
export interface FormVersionRow { id: string; number: number; state: string; effectiveFrom: string | null; supersededAt: string | null; note: string | null; content: FormContent }
export interface TemplatePage { id: string; version: number; key: string; nameZh: string; nameEn: string; disputeDays: number; isArchived: boolean; form: { id: string; version: number; key: string; nameZh: string; nameEn: string; purpose: string; versions: { items: FormVersionRow[] } } | null }
export const TEMPLATE = gql`query AuditTemplatePage($id: ID!) { auditTemplate(id: $id) { id version key nameZh nameEn disputeDays isArchived form { id version key nameZh nameEn purpose versions(page: { limit: 50 }) { items { id number state effectiveFrom supersededAt note content } } } } }`;

export const FORM_FILE = gql`query FormVersionFile($id: ID!) { formFile(formVersionId: $id) }`;
export const IMPORT_FORM = gql`mutation ImportAuditForm($input: ImportFormInput!) { importForm(input: $input) { id key } }`;
export const CLONE_FORM = gql`mutation CloneAuditForm($input: CloneFormInput!) { cloneForm(input: $input) { id key } }`;
export const SAVE_FORM = gql`mutation SaveAuditForm($input: SaveFormInput!) { saveForm(input: $input) { id version } }`;
export const PUBLISH_FORM = gql`mutation PublishAuditForm($input: PublishFormInput!) { publishForm(input: $input) { id version } }`;
export const DISCARD_FORM = gql`mutation DiscardAuditForm($input: DiscardFormDraftInput!) { discardFormDraft(input: $input) { id version } }`;
export interface Trial { score: string | null; band: string | null; isPassed: boolean | null; visible: string[]; faults: { question: string; reason: string; textZh: string; textEn: string }[]; outcome: { failed: string[]; raised: { question: string; level: string }[] } | null; explanation: Explanation | null }
export const TRY_FORM = gql`query TryAuditForm($input: TryFormInput!) { tryForm(input: $input) { score band isPassed visible faults { question reason textZh textEn } outcome explanation } }`;

export interface Named { id: string; nameZh: string; nameEn: string }
export const TEMPLATES = gql`query AuditTemplates { auditTemplates(page: { limit: 100 }) { items { id version key nameZh nameEn disputeDays isArchived formId } } }`;
export interface TemplateRow extends Named { version: number; key: string; disputeDays: number; isArchived: boolean; formId: string }
export const AUDIT_FORMS = gql`query AuditForms { forms(filter: { purpose: { eq: AUDIT }, isArchived: { eq: false } }, page: { limit: 100 }) { items { id key nameZh nameEn } } }`;
export const SAVE_TEMPLATE = gql`mutation SaveAuditTemplate($input: SaveAuditTemplateInput!) { saveAuditTemplate(input: $input) { id } }`;

defineResource({ name: 'auditTemplates', noun: 'AuditTemplate', one: 'auditTemplate', fields: 'key nameZh nameEn disputeDays' });
