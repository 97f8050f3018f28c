// Gives out the rows of the list on screen as a file: same conditions, masks and rights applied, as a job.
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { resourceOf, wireFilter } from '../provider/resources.ts';
import { useListContext } from 'ra-core';
import { BulkDialog } from './BulkDialog.tsx';

export function ExportButton() {
  const t = useT();
  const { storeIds } = useScope();
  const { total, filterValues = {} } = useListContext();
  const { search } = useLocation();
  const [open, setOpen] = useState(false);
  const filter = wireFilter({ ...filterValues, ...(storeIds ? { scope: storeIds } : {}) }, resourceOf('customers'));
  return (
    <>
      <button type="button" className="btn" disabled={!total} onClick={() => setOpen(true)}><Download size={14} aria-hidden />{t('customers.export')}</button>
      {open && <BulkDialog key={search} act="export" target={{ filter, count: total ?? 0 }} clear={() => {}} onClose={() => setOpen(false)} />}
    </>
  );
}
