// Asks what a bulk act needs: which tags and why, which fixed list, which kind of file; the button repeats the count.
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import type { BulkTarget } from '../shared/BulkBar.tsx';
import { FieldShell, ReferencePicker } from '../shared/fields.tsx';
import { dayOf, midnightAfter, useFormat } from '../shared/format.ts';
import { useBulkActs } from './bulk.ts';
import { type PickedTag, TagPicker } from './TagPicker.tsx';

export type BulkAct = 'tag' | 'untag' | 'segment' | 'export';
interface Named { id: string; nameZh?: string; nameEn?: string }

export function BulkDialog({ act, target, clear, onClose }: { act: BulkAct; target: BulkTarget; clear: () => void; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const acts = useBulkActs();
  const [tags, setTags] = useState<PickedTag[]>([]);
  const [evidence, setEvidence] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [segment, setSegment] = useState<Named | null>(null);
  const [file, setFile] = useState<'CSV' | 'XLSX'>('XLSX');
  const [busy, setBusy] = useState(false);
  const names = tags.map((tag) => format.named(tag)).join(format.language === 'zh' ? '、' : ', ');
  const ready = act === 'export' || (act === 'segment' ? segment !== null : tags.length > 0);
  const run = async () => {
    setBusy(true);
    const ids = tags.map((tag) => tag.id);
    const done = act === 'tag' ? await acts.tag(target, ids, names, evidence.trim(), lastDay ? midnightAfter(lastDay) : null)
      : act === 'untag' ? await acts.untag(target, ids, names)
        : act === 'segment' ? await acts.addToSegment(target, segment?.id ?? '', format.named(segment))
          : await acts.exportRows(target.filter ?? { ids: target.ids }, file, t('customers.title'));
    setBusy(false);
    if (!done) return;
    clear();
    onClose();
  };
  const words = { count: format.count(target.count), smart_count: target.count };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="bulk-title">
      <form onSubmit={(event) => { event.preventDefault(); if (ready) void run(); }}>
        <DialogTitle id="bulk-title">{t(`customers.bulk.${act}Title`, words)}</DialogTitle>
        <DialogContent>
          <div className="col g12">
            {(act === 'tag' || act === 'untag') && <TagPicker value={tags} onChange={setTags} />}
            {act === 'tag' && (
              <label className="col g6"><span className="lbl">{t('customers.bulk.evidence')}</span>
                <span className="in"><input value={evidence} maxLength={500} onChange={(event) => setEvidence(event.target.value)} /></span></label>
            )}
            {act === 'tag' && (
              <FieldShell label={t('customers.bulk.lastDay')} help={t('customers.bulk.lastDayHelp')}>{({ id, describedBy }) => (
                <span className="in"><input id={id} aria-describedby={describedBy} type="date" value={lastDay} min={dayOf(new Date())} onChange={(event) => setLastDay(event.target.value)} /></span>
              )}</FieldShell>
            )}
            {act === 'segment' && (
              <div className="col g6">
                <span className="lbl">{t('customers.bulk.list')}</span>
                <ReferencePicker label={t('customers.bulk.list')} resource="segments" filter={{ segmentKind: 'STATIC', isArchived: false }} say={(row) => format.named(row as Named)} value={segment?.id ?? null} onChange={(_, row) => setSegment(row as Named | null)} />
                <Link className="lk t12" to="/segments/create?kind=STATIC">{t('segments.newList')}</Link>
              </div>
            )}
            {act === 'export' && (
              <>
                <p className="t13 t2">{t('customers.bulk.exportText')}</p>
                <span className="seg" role="group" aria-label={t('customers.bulk.format')} style={{ alignSelf: 'flex-start' }}>
                  {(['XLSX', 'CSV'] as const).map((each) => <button key={each} type="button" aria-pressed={file === each} onClick={() => setFile(each)}>{each}</button>)}
                </span>
              </>
            )}
          </div>
        </DialogContent>
        <DialogActions>
          <button type="button" className="btn" onClick={onClose}>{t('confirm.cancel')}</button>
          <button type="submit" className="btn pri" disabled={!ready || busy}>{t(`customers.bulk.${act}Act`, words)}</button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
