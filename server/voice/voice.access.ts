// Row rules of the voice: surveys are open to all who read it; what was answered belongs to the store, and what has no store to those who see all.
import { defineRowRule } from '../core/read/row-rules.ts';

defineRowRule('Survey', 'open');
defineRowRule('SentimentModel', 'open');
for (const noun of ['SurveyResponse', 'SurveyAnswer', 'SurveyInvitation', 'Opinion']) defineRowRule(noun, { store: 'storeId' });
