/** What the application says: the catalogue, dates and numbers. */
export { exampleIn, format, localeName, weekStart } from './format.ts';
export {
  chooseLanguage,
  chooseLocale,
  chosenLocale,
  type Language,
  language,
  locale,
  workerName,
} from './language.ts';
export { type Message, messages, type Say } from './messages.ts';
