// Fetches the row that the address names and hands it to its form; says so when it cannot be read.
import { type RaRecord, useGetOne } from 'ra-core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import type { Fault } from '../provider/faults.ts';
import { standing } from '../provider/useOperation.ts';
import { Failed, PageSkeleton } from './states.tsx';

/** `children` gets the row, anew for each row. */
export function EditPage<T extends RaRecord>({ resource, what, children }: { resource: string; what: string; children: (row: T) => ReactNode }) {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = standing(useGetOne<T>(resource, { id }, { retry: false }));
  if (error) return <Failed what={what} fault={error as Fault} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  return <div key={id} className="col grow">{children(data)}</div>;
}
