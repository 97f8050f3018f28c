// Row rules of certificates: kinds are known to all who work here, certificates are those of one's stores, and one's own.
import { defineRowRule } from '../../core/read/row-rules.ts';

defineRowRule('CertificateKind', 'open');
defineRowRule('Certificate', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee', word: 'platform:read-own-events' }] });
defineRowRule('TransferProposal', { store: 'storeId' });
