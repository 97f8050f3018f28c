// Imports a file in five steps: upload, match columns, mend errors, dry run, run; the counts of good and bad are always in sight.
import { Check, CircleCheck, FileSpreadsheet, Play, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { type Fault, toFault } from '../provider/faults.ts';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastFault } from '../shared/Toasts.tsx';
import type { TransferRow } from './ImportList.tsx';
import { useKinds } from './kinds.ts';
import { type Preview, usePreview } from './preview.ts';
import { StepErrors } from './StepErrors.tsx';
import { StepMapping } from './StepMapping.tsx';
import { StepRun } from './StepRun.tsx';
import { StepUpload } from './StepUpload.tsx';
import './transfer.css';
import { inputOf, sayBytes, type Started, useWizard, type WizardState } from './wizard-state.ts';

const IMPORT = gql`mutation ImportFile($input: ImportFileInput!) { importFile(input: $input) { transferId jobId } }`;
const STEPS = [1, 2, 3, 4, 5] as const;

export function ImportWizard() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const kinds = useKinds()?.filter((each) => each.canImport);
  const { state, patch, restart, forget, isResumed } = useWizard(search.get('kind'));
  const { data, error, isFetching, refetch } = usePreview(state);
  const [dry, setDry] = useState<TransferRow | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = state.uploadId ? data?.previewImport : undefined;
  const first = kinds?.[0]?.kind;
  useEffect(() => { if (kinds && first && !kinds.some((each) => each.kind === state.kind)) patch({ kind: first }); }, [kinds, first, state.kind, patch]);
  // The suggestion becomes the mapping, so that mending and running use the same one.
  useEffect(() => { if (preview && state.mapping === null && !isFetching) patch({ mapping: preview.mapping }); }, [preview, state.mapping, isFetching, patch]);

  // Taking the suggestion over asks once more: a button that woke in between would lose the click that meets it asleep again.
  const isMapped = state.mapping !== null;

  const start = async (dryRun: boolean): Promise<void> => {
    setBusy(true);
    try {
      const { importFile } = await request<{ importFile: Started }>(IMPORT, { input: { ...inputOf(state), dryRun } });
      patch(dryRun ? { dryRun: importFile, step: 4 } : { run: importFile, step: 5 });
      if (dryRun) setDry(null);
    } catch (fault) { toastFault(toFault(fault).message); } finally { setBusy(false); }
  };
  const done = (row: TransferRow) => { forget(); navigate(`/imports/${row.id}/show`, { replace: true }); };
  const kind = kinds?.find((each) => each.kind === state.kind);
  const kindName = kind ? format.label({ zh: kind.labelZh, en: kind.labelEn }) : '';
  const title = state.uploadId ? t('imports.titleOf', { kind: kindName }) : t('imports.new');
  return (
    <>
      <PageHeader title={title} facts={state.uploadId && <><FileSpreadsheet size={14} aria-hidden /><span>{preview ? t('wizard.file', { name: state.fileName, encoding: preview.encoding.toUpperCase() }) : state.fileName}</span><span>{sayBytes(state.bytes)}</span>{isResumed && <span className="tag">{t('wizard.resumed')}</span>}</>}>
        {state.uploadId && state.step < 5 && <button type="button" className="btn ghost" onClick={restart}>{t('wizard.restart')}</button>}
        <Link className="btn ghost" to="/imports">{t(state.uploadId ? 'wizard.leave' : 'confirm.cancel')}</Link>
      </PageHeader>
      <div className="wizard-bar">
        <Steps step={state.step} />
        <span className="sp" />
        {preview && <Counts preview={preview} />}
      </div>
      <div className="wizard-body" aria-busy={isFetching}>
        {error && state.step < 5 ? <Failed what={state.fileName} fault={error as Fault} onRetry={() => void refetch()} />
          : kinds && kinds.length === 0 ? <Empty icon={FileSpreadsheet} title={t('wizard.noKinds')} />
            : state.step === 1 || !state.uploadId ? <StepUpload state={state} kinds={kinds ?? []} patch={patch} />
              : state.step >= 4 ? <StepRun key={state.step === 4 ? state.dryRun?.jobId : state.run?.jobId} started={state.step === 4 ? state.dryRun : state.run} dry={state.step === 4} onDone={state.step === 4 ? setDry : done} onAgain={() => void start(state.step === 4)} />
                : !preview ? <SkeletonRows />
                  : state.step === 2 ? <StepMapping state={state} preview={preview} patch={patch} /> : <StepErrors state={state} preview={preview} patch={patch} />}
      </div>
      {state.uploadId && state.step > 1 && <Footer state={state} preview={preview} dry={dry} busy={busy || isFetching || !isMapped} patch={patch} onRun={start} />}
    </>
  );
}

function Steps({ step }: { step: number }) {
  const t = useT();
  return (
    <ol className="wizard-steps" aria-label={t('wizard.steps')}>
      {STEPS.map((each) => (
        <li key={each} aria-current={each === step ? 'step' : undefined} className={each < step ? 'done' : each === step ? 'now' : undefined}>
          <span className="dot" aria-hidden>{each < step ? <Check size={14} /> : each}</span>
          <span className="word">{each < step && <span className="visually-hidden">{t('wizard.stepDone', { step: '' })}</span>}{t(`wizard.step${each}`)}</span>
        </li>
      ))}
    </ol>
  );
}

/** How many rows can go in and how many cannot. */
function Counts({ preview }: { preview: Preview }) {
  const t = useT();
  const format = useFormat();
  return (
    <span className="row g12 wrap t13" role="status">
      <span className="row g4 okc"><CircleCheck size={16} aria-hidden />{t('wizard.good', { count: format.count(preview.rowsRead - preview.badCount) })}</span>
      {preview.badCount > 0 && <span className="row g4 latec"><TriangleAlert size={16} aria-hidden />{t('wizard.bad', { count: format.count(preview.badCount) })}</span>}
      {!preview.isWhole && <span className="t12 t3">{t('wizard.first', { count: format.count(preview.rowsRead) })}</span>}
    </span>
  );
}

function Footer({ state, preview, dry, busy, patch, onRun }: { state: WizardState; preview: Preview | undefined; dry: TransferRow | null; busy: boolean; patch: (more: Partial<WizardState>) => void; onRun: (dryRun: boolean) => Promise<void> }) {
  const t = useT();
  const format = useFormat();
  const bad = preview?.badCount ?? 0;
  const back = state.step === 5 ? null : <button type="button" className="btn" onClick={() => patch({ step: (state.step - 1) as WizardState['step'] })}>{state.step === 4 && bad > 0 ? t('wizard.backToFix') : t('wizard.back')}</button>;
  const ready = dry && dry.id === state.dryRun?.transferId ? dry : null;
  return (
    <footer className="wizard-foot">
      <span className="t12 t3 wide">{t('wizard.undoNote')}</span><span className="sp" />{back}
      {state.step === 2 && <button type="button" className="btn pri" disabled={!preview || Boolean(preview.missing) || busy} onClick={() => patch({ step: 3 })}>{t('wizard.toFix')}</button>}
      {state.step === 3 && <button type="button" className="btn pri" disabled={!preview || busy} onClick={() => void onRun(true)}><Play size={14} aria-hidden />{bad > 0 ? t('wizard.skipAndDryRun', { count: format.count(bad) }) : t('wizard.toDryRun')}</button>}
      {state.step === 4 && ready && <button type="button" className="btn pri" disabled={busy} onClick={() => void onRun(false)}>{t('wizard.import', { count: format.count(ready.acceptedCount + ready.unchangedCount) })}</button>}
    </footer>
  );
}
