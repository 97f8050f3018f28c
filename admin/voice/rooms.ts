// The rooms of what customers say: the heat map with its texts, responses, surveys.
import { ClipboardList, MessageSquareQuote, MessagesSquare } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const voiceRooms: Room[] = [
  { name: 'opinions', group: 'service', icon: MessageSquareQuote, title: 'voice.title', right: 'voice:read', list: screen(() => import('./VoicePage.tsx'), 'VoicePage') },
  { name: 'surveyResponses', group: 'service', under: 'opinions', icon: MessagesSquare, title: 'surveyResponses.title', right: 'voice:read', list: screen(() => import('./ResponseList.tsx'), 'ResponseList'), show: screen(() => import('./ResponseShow.tsx'), 'ResponseShow') },
  { name: 'surveys', group: 'service', under: 'opinions', icon: ClipboardList, title: 'surveys.title', right: 'voice:read', writeRight: 'voice:write', list: screen(() => import('./SurveyList.tsx'), 'SurveyList'), show: screen(() => import('./SurveyShow.tsx'), 'SurveyShow'), create: screen(() => import('./SurveyEditor.tsx'), 'SurveyCreate'), edit: screen(() => import('./SurveyEditor.tsx'), 'SurveyWrite') },
];
