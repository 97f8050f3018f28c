// The room of gold ideas.
import { Lightbulb, Plus } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const ideaRooms: Room[] = [
  {
    name: 'ideas', group: 'team', icon: Lightbulb, title: 'ideas.title', right: 'staff:read', list: screen(() => import('./IdeaFeed.tsx'), 'IdeaFeed'), show: screen(() => import('./IdeaShow.tsx'), 'IdeaShow'),
    actions: [{ title: 'ideas.propose', to: '/ideas?propose=1', right: 'staff:read', icon: Plus }],
  },
];
