// The room of the instruments that readings are taken by.
import { Gauge } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const instrumentRooms: Room[] = [
  { name: 'instruments', group: 'quality', under: 'mysteryProgrammes', icon: Gauge, title: 'instruments.title', right: 'quality:write-templates', list: screen(() => import('./InstrumentList.tsx'), 'InstrumentList') },
];
