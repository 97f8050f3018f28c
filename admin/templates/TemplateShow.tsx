// One audit template: what its versions ask, a draft of the next one, how versions differ, a preview as the phone shows it, files in and out, copies, and a dry run of the scoring.
import { Copy, Download, FlaskConical, Pencil, Smartphone, Trash2, Upload, X } from 'lucide-react';
import { type ChangeEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { type Fault, toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { instantAt, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { saveJson } from '../shared/save-file.ts';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';
import { TemplateContent } from './TemplateContent.tsx';
import { TemplateDiff } from './TemplateDiff.tsx';
import { TemplateTry } from './TemplateTry.tsx';
import './template.css';
import { CLONE_FORM, DISCARD_FORM, FORM_FILE, type FormContent, IMPORT_FORM, PUBLISH_FORM, SAVE_FORM, SAVE_TEMPLATE, type StoredQuestion, type StoredSection, TEMPLATE, type TemplatePage } from './template.operations.ts';
import { askedBefore } from './template.question.ts';
import { placeOf, weightsOff, withNewQuestion, withNewSection, withQuestion, withSection } from './template.rules.ts';
import { ScoringDialog, SectionDialog } from './SectionDialog.tsx';

const EVER = '1971';

export function TemplateShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const file = useRef<HTMLInputElement>(null);
  const { data, error, isPending, refetch } = useAsk<{ auditTemplate: TemplatePage | null }>(TEMPLATE, { id }, { staleTime: 0 });
  const [chosen, setChosen] = useState<string | null>(null);
  const [content, setContent] = useState<FormContent | null>(null);
  const [question, setQuestion] = useState<{ one: StoredQuestion | null; section: string } | null>(null);
  const [section, setSection] = useState<StoredSection | 'new' | null>(null);
  const [asking, setAsking] = useState<'publish' | 'clone' | 'save' | 'scoring' | null>(null);
  const [trying, setTrying] = useState(false);
  const [against, setAgainst] = useState<number | null>(null);
  const template = data?.auditTemplate;
  const form = template?.form;
  const versions = useMemo(() => form?.versions.items ?? [], [form]);
  const draft = versions.find((one) => one.state === 'DRAFT') ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stored draft takes the place of what was edited
  useEffect(() => { setContent(draft?.content ?? null); }, [draft?.id, form?.version]);
  const contents = useMemo(() => new Map(versions.map((one) => [one.number, one.content] as const)), [versions]);
  if (error) return <Failed what={t('templates.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!template || !form) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const current = versions.find((one) => one.state === 'PUBLISHED' && one.effectiveFrom && Date.parse(one.effectiveFrom) <= Date.now()) ?? null;
  const viewed = versions.find((one) => one.id === chosen) ?? (content ? null : current ?? versions[0] ?? null);
  const mayWrite = can('forms:write');
  const isEditing = !viewed && content !== null && mayWrite;
  const shown = viewed?.content ?? content;
  const stored = viewed ?? draft;
  const isChanged = isEditing && JSON.stringify(content) !== JSON.stringify(draft?.content ?? null);
  const next = draft?.number ?? Math.max(0, ...versions.map((one) => one.number)) + 1;
  const target = { id: form.id, expectedVersion: form.version };
  const number = viewed?.number ?? draft?.number ?? (isEditing ? next : undefined);
  const before = against ?? versions.find((one) => number !== undefined && one.number === number - 1)?.number ?? null;
  /** What the server says of a place in the content, by the words of that place. */
  const placed = (fault: Fault): Fault => {
    const [path] = Object.keys(fault.fields).filter((one) => one.startsWith('draft.content.'));
    if (!path || !content) return fault;
    const { labels, rest } = placeOf(`/${path.slice('draft.content.'.length).replaceAll('.', '/')}`, content);
    const field = rest.split(' / ').filter((one) => !/^\d+$/.test(one)).at(-1) ?? '';
    const said = [...labels.map((one) => format.label(one)), ...(field ? [t(`templateEdit.field.${field}`)] : [])].join(format.language === 'zh' ? '，' : ', ');
    return Object.assign(fault, { fields: { content: said ? t('templateEdit.wrongAt', { place: said }) : fault.fields[path] } });
  };
  const off = isEditing && content ? weightsOff(content) : null;
  const act = async (work: () => Promise<unknown>, words: string) => {
    try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); await refetch(); }
  };
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [given] = event.target.files ?? [];
    event.target.value = '';
    if (!given) return;
    let read: unknown;
    try { read = JSON.parse(await given.text()); } catch { toastFault(t('templateEdit.noJson')); return; }
    // A file goes to the form that it names: another one's would not be seen here.
    if ((read as { key?: unknown } | null)?.key !== form.key) { toastFault(t('templateEdit.otherKey', { key: form.key })); return; }
    await act(() => request(IMPORT_FORM, { input: { file: read } }), t('templateEdit.imported'));
    setChosen(null);
  };
  const give = async () => {
    if (!stored) return;
    try { saveJson((await request<{ formFile: unknown }>(FORM_FILE, { id: stored.id })).formFile, `${form.key}-v${stored.number}.json`); } catch (fault) { toastFault(toFault(fault).message); }
  };
  return (
    <>
      <Breadcrumb path={[{ label: t('templates.title'), to: '/auditTemplates' }, { label: format.named(template) }]} />
      <PageHeader title={format.named(template)} facts={isEditing ? <StatusTag tone="soon">{t('templateEdit.draftOf', { number: next })}</StatusTag> : viewed && <span>{t('templateEdit.version', { number: viewed.number })}</span>}>
        {shown && <button type="button" className="btn" aria-pressed={trying} onClick={() => setTrying(!trying)}><FlaskConical size={14} aria-hidden />{t('templateEdit.try')}</button>}
        {stored && can('quality:fill-audits') && <Link className="btn" to={`/run/preview/${stored.id}`}><Smartphone size={14} aria-hidden />{t('templateEdit.preview')}</Link>}
        {isEditing && <button type="button" className={isChanged || !draft ? 'btn pri' : 'btn'} disabled={!isChanged && Boolean(draft)} onClick={() => setAsking('save')}>{t('templateEdit.save')}</button>}
        {isEditing && draft && !isChanged && <button type="button" className="btn pri" onClick={() => setAsking('publish')}>{t('templateEdit.publish')}</button>}
        {!content && mayWrite && viewed && <button type="button" className="btn pri" onClick={() => { setContent(viewed.content); setChosen(null); }}><Pencil size={14} aria-hidden />{t('templateEdit.edit')}</button>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main" tabIndex={0}>
          {off !== null && <p className="note soon" style={{ margin: '12px 24px 0' }}>{t('templateEdit.weightsOff', { sum: off })}</p>}
          {trying && shown ? <TemplateTry key={`${stored?.id}-${isChanged}`} content={shown} versionId={isChanged || !stored ? null : stored.id} />
            : shown && <TemplateContent content={shown} edits={isEditing ? { onChange: setContent, onEdit: (one) => setQuestion({ one, section: '' }), onAdd: (key) => setQuestion({ one: null, section: key }), onSection: setSection, onScoring: () => setAsking('scoring') } : undefined} />}
        </div>
        <ContextPanel label={t('templateEdit.versions')}>
          <PanelSection title={t('templateEdit.versions')}>
            <ul className="plain">{versions.map((one) => {
              const isOn = one.state === 'DRAFT' ? !viewed : viewed?.id === one.id;
              return (
                <li key={one.id} style={{ padding: '4px 0' }}><button type="button" className="row t13" style={{ width: '100%', minHeight: 28 }} aria-pressed={isOn} onClick={() => { setAgainst(null); setChosen(one.state === 'DRAFT' ? null : one.id); }}>
                  <b className={isOn ? 'ac' : undefined}>{t('templateEdit.version', { number: one.number })}</b>{one.id === current?.id ? <StatusTag tone="ac">{t('templateEdit.inForce')}</StatusTag> : one.state === 'DRAFT' ? <StatusTag tone="soon">{t('templateEdit.draft')}</StatusTag> : null}
                  <span className="t12 t3 end">{one.effectiveFrom ? (one.effectiveFrom < EVER ? t('templateEdit.ever') : format.instant(one.effectiveFrom)) : ''}</span></button>
                  {one.note && <span className="t12 t2" lang="zh-CN">{one.note}</span>}</li>
              );
            })}</ul>
          </PanelSection>
          <PanelSection title={t('templateEdit.files')}>
            <div className="row wrap g8">
              {stored && <button type="button" className="btn" onClick={() => void give()}><Download size={14} aria-hidden />{t('templateEdit.export')}</button>}
              {mayWrite && <button type="button" className="btn" onClick={() => file.current?.click()}><Upload size={14} aria-hidden />{t('templateEdit.import')}</button>}
              {mayWrite && stored && <button type="button" className="btn" onClick={() => setAsking('clone')}><Copy size={14} aria-hidden />{t('templateEdit.clone')}</button>}
              {isEditing && <button type="button" className="btn" onClick={() => { setContent(null); if (draft) void act(() => request(DISCARD_FORM, { input: target }), t('templateEdit.discarded')); }}><Trash2 size={14} aria-hidden />{t('templateEdit.discard')}</button>}
              <input ref={file} type="file" accept="application/json,.json" className="visually-hidden" aria-label={t('templateEdit.import')} tabIndex={-1} onChange={(event) => void take(event)} />
            </div>
          </PanelSection>
          {number !== undefined && before !== null && (
            <PanelSection title={t('templateEdit.diff')} aside={(
              <span className="in sm"><select aria-label={t('templateEdit.against')} value={before} onChange={(event) => setAgainst(Number(event.target.value))}>{versions.filter((one) => one.number !== number).map((one) => <option key={one.id} value={one.number}>{t('templateEdit.version', { number: one.number })}</option>)}</select></span>
            )}>
              {shown && contents.get(before) && <TemplateDiff before={contents.get(before) as FormContent} after={shown} />}
            </PanelSection>
          )}
        </ContextPanel>
      </div>
      {question && content && <QuestionDialog question={question.one} before={askedBefore(content, question.one?.key ?? null, question.section)} isDeducted={content.scoring?.parts.some((one) => one.system === 'DEDUCTION') ?? false} onClose={() => setQuestion(null)} onDone={(values) => { setContent(question.one ? withQuestion(content, question.one.key, values) : withNewQuestion(content, question.section, values)); setQuestion(null); }} />}
      {section && content && <SectionDialog section={section === 'new' ? null : section} onClose={() => setSection(null)} onDone={({ first, ...values }) => { setContent(section === 'new' ? withNewSection(content, { ...values, first }) : withSection(content, section.key, values)); setSection(null); }} />}
      {asking === 'scoring' && content && <ScoringDialog content={content} onClose={() => setAsking(null)} onDone={(next) => { setContent(next); setAsking(null); }} />}
      {asking === 'save' && content && (
        <FormDialog title={t('templateEdit.save')} act={t('templateEdit.save')} defaults={{ note: draft?.note ?? '' }} onClose={() => setAsking(null)}
          onSend={async ({ note }) => { await request(SAVE_FORM, { input: { ...target, draft: { content, note: note || null } } }).catch((fault: Fault) => { throw placed(fault); }); setAsking(null); await refetch(); toastDone(t('templateEdit.saved')); }}>
          <TextField name="note" label={t('templateEdit.note')} help={t('templateEdit.noteHelp')} multiline />
        </FormDialog>
      )}
      {asking === 'publish' && (
        <FormDialog title={t('templateEdit.publishTitle', { number: next })} text={t('templateEdit.publishText')} act={t('templateEdit.publish')} defaults={{ from: '' }} onClose={() => setAsking(null)}
          onSend={async ({ from }) => { await request(PUBLISH_FORM, { input: { ...target, ...(from ? { effectiveFrom: instantAt(String(from)) } : {}) } }); setAsking(null); setContent(null); setTrying(false); await refetch(); toastDone(t('templateEdit.published', { number: next })); }}>
          <TextField name="from" label={t('templateEdit.from')} help={t('templateEdit.fromHelp')} type="datetime-local" />
        </FormDialog>
      )}
      {asking === 'clone' && stored && (
        <FormDialog title={t('templateEdit.clone')} text={t('templateEdit.cloneText')} act={t('templateEdit.clone')} defaults={{ key: '', nameZh: '', nameEn: '' }} onClose={() => setAsking(null)}
          onSend={async (values) => {
            const named = { key: values.key, nameZh: values.nameZh, nameEn: values.nameEn };
            const { cloneForm } = await request<{ cloneForm: { id: string } }>(CLONE_FORM, { input: { formVersionId: stored.id, ...named } });
            const made = await request<{ saveAuditTemplate: { id: string } }>(SAVE_TEMPLATE, { input: { ...named, formId: cloneForm.id, disputeDays: template.disputeDays } });
            setAsking(null);
            toastDone(t('templateEdit.cloned'));
            navigate(`/auditTemplates/${made.saveAuditTemplate.id}/show`);
          }}>
          <TextField name="key" label={t('templates.key')} required /><TextField name="nameZh" label={t('templates.nameZh')} required /><TextField name="nameEn" label={t('templates.nameEn')} required />
        </FormDialog>
      )}
    </>
  );
}
