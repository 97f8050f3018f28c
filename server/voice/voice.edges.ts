// Edges from and to surveys, responses, answers, invitations and opinions.
import { defineEdges } from '../core/read/edges.ts';

defineEdges([
  { from: 'Survey', name: 'form', to: 'Form', kind: 'one', by: 'formId' },
  { from: 'Survey', name: 'responses', to: 'SurveyResponse', kind: 'many', by: 'surveyId', sort: { prop: 'answeredAt', order: 'DESC' } },
  { from: 'Survey', name: 'invitations', to: 'SurveyInvitation', kind: 'many', by: 'surveyId', sort: { prop: 'sentAt', order: 'DESC' } },
  { from: 'SurveyResponse', name: 'survey', to: 'Survey', kind: 'one', by: 'surveyId' },
  { from: 'SurveyResponse', name: 'formVersion', to: 'FormVersion', kind: 'one', by: 'formVersionId' },
  { from: 'SurveyResponse', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'SurveyResponse', name: 'customer', to: 'Customer', kind: 'one', by: 'customerId' },
  { from: 'SurveyResponse', name: 'ticket', to: 'Ticket', kind: 'one', by: 'ticketId' },
  { from: 'SurveyResponse', name: 'employee', to: 'Employee', kind: 'one', by: 'employeeId' },
  { from: 'SurveyResponse', name: 'answeredBy', to: 'Employee', kind: 'one', by: 'answeredById', description: 'Who wrote it down.' },
  { from: 'SurveyResponse', name: 'scales', to: 'SurveyAnswer', kind: 'few', by: 'responseId', sort: { prop: 'id', order: 'ASC' } },
  { from: 'SurveyResponse', name: 'opinions', to: 'Opinion', kind: 'few', by: 'responseId', sort: { prop: 'aspect', order: 'ASC' } },
  { from: 'SurveyAnswer', name: 'response', to: 'SurveyResponse', kind: 'one', by: 'responseId' },
  { from: 'SurveyAnswer', name: 'survey', to: 'Survey', kind: 'one', by: 'surveyId' },
  { from: 'SurveyAnswer', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'SurveyInvitation', name: 'survey', to: 'Survey', kind: 'one', by: 'surveyId' },
  { from: 'SurveyInvitation', name: 'customer', to: 'Customer', kind: 'one', by: 'customerId' },
  { from: 'SurveyInvitation', name: 'ticket', to: 'Ticket', kind: 'one', by: 'ticketId' },
  { from: 'SurveyInvitation', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'SurveyInvitation', name: 'employee', to: 'Employee', kind: 'one', by: 'employeeId' },
  { from: 'Opinion', name: 'response', to: 'SurveyResponse', kind: 'one', by: 'responseId' },
  { from: 'Opinion', name: 'survey', to: 'Survey', kind: 'one', by: 'surveyId' },
  { from: 'Opinion', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'Store', name: 'surveyResponses', to: 'SurveyResponse', kind: 'many', by: 'storeId', sort: { prop: 'answeredAt', order: 'DESC' } },
]);
