// Row rules of gold ideas: everybody who works here sees all of them, and which stores do what; who voted is nobody's to look up but one's own.
import { defineRowRule } from '../../core/read/row-rules.ts';

defineRowRule('Idea', 'open');
defineRowRule('IdeaAdoption', 'open');
defineRowRule('IdeaVote', { own: 'employeeId', as: 'employee' });
