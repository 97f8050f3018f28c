// The rooms of pay: runs, schemes, statements (one's own), disputes.
import { Award, BadgeJapaneseYen, BookOpen, FileText, MessageSquareWarning, Scale, Wallet } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const incentiveRooms: Room[] = [
  { name: 'incentiveRuns', group: 'team', icon: Wallet, title: 'incentives.runs', right: 'incentives:read', list: screen(() => import('./RunList.tsx'), 'RunList'), show: screen(() => import('./RunShow.tsx'), 'RunShow') },
  { name: 'incentiveSchemes', group: 'team', under: 'incentiveRuns', icon: FileText, title: 'incentives.schemes', right: 'incentives:read', list: screen(() => import('./SchemeList.tsx'), 'SchemeList'), show: screen(() => import('./SchemeShow.tsx'), 'SchemeShow') },
  { name: 'payStudio', group: 'team', under: 'incentiveRuns', icon: Scale, title: 'studio.title', right: 'incentives:read', list: screen(() => import('./WhatIfStudio.tsx'), 'WhatIfStudio') },
  { name: 'payLedger', group: 'team', under: 'incentiveRuns', icon: BookOpen, title: 'payLedger.title', right: 'platform:read-ledger', list: screen(() => import('./LedgerList.tsx'), 'LedgerList') },
  { name: 'statements', group: 'team', icon: BadgeJapaneseYen, title: 'incentives.statements', right: 'staff:read-pay', list: screen(() => import('./StatementList.tsx'), 'StatementList'), show: screen(() => import('./StatementShow.tsx'), 'StatementShow') },
  { name: 'statementDisputes', group: 'team', under: 'statements', icon: MessageSquareWarning, title: 'incentives.disputes', right: 'staff:read-pay', list: screen(() => import('./DisputeList.tsx'), 'DisputeList') },
  { name: 'awardNominations', group: 'team', under: 'statements', icon: Award, title: 'nominations.title', right: 'staff:read', list: screen(() => import('./NominationList.tsx'), 'NominationList') },
];
