// Opens a file that the server keeps: asks for a signed link and follows it.
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { toastFault } from '../shared/Toasts.tsx';

const LINK = gql`query TransferLink($id: ID!, $which: String!) { transferLink(id: $id, which: $which) { path fileName } }`;

/** `which`: the file of an export, or the rejects of an import. */
export async function download(id: string, which: 'file' | 'rejects'): Promise<void> {
  try {
    const { transferLink } = await request<{ transferLink: { path: string; fileName: string } }>(LINK, { id, which });
    const link = document.createElement('a');
    link.href = transferLink.path;
    link.download = transferLink.fileName;
    link.click();
  } catch (fault) {
    toastFault((fault as Fault).message);
  }
}
