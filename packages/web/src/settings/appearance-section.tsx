import { useState } from 'react';
import { Button, chooseTheme, SelectField, type Theme, theme } from '../ui/index.ts';
import {
  chooseLanguage,
  chooseLocale,
  chosenLocale,
  exampleIn,
  type Language,
  language,
  localeName,
  messages,
} from '../words/index.ts';
import styles from './settings.module.css';

const say = messages({
  title: 'How it looks, in this browser.',
  theme: 'Theme',
  system: 'As the system is set',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  en: 'English',
  pseudo: 'Pseudo-English: longer, accented, to find what is not translated',
  locale: 'Dates and numbers',
  browser: 'As the browser is set: {locale}',
  date: 'A moment',
  number: 'A number',
  week: 'A week begins on',
  reload: 'Load the page again to use it',
  reloadWhat: 'Language and dates change when the page is loaded again.',
});

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const LANGUAGES: readonly Language[] = ['en', 'pseudo'];
const LOCALES =
  'cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-US es-ES es-MX fi-FI fr-CA fr-CH fr-FR hu-HU it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR pt-PT sv-SE tr-TR uk-UA zh-CN'.split(
    ' ',
  );

/** Theme, language, and how dates and numbers are written. */
export function AppearanceSection() {
  const [shown, setShown] = useState<Theme>(theme);
  const [spoken, setSpoken] = useState<Language>(language);
  const [written, setWritten] = useState(chosenLocale() ?? '');
  const [isOld, setOld] = useState(false);
  const browsers = globalThis.navigator.language;
  const example = exampleIn(written === '' ? browsers : written);
  return (
    <>
      <h1>{say('title')}</h1>
      <div className={styles.form}>
        <SelectField
          label={say('theme')}
          value={shown}
          onChange={(event) => {
            chooseTheme(event.target.value as Theme);
            setShown(event.target.value as Theme);
          }}
        >
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {say(each)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('language')}
          value={spoken}
          onChange={(event) => {
            chooseLanguage(event.target.value as Language);
            setSpoken(event.target.value as Language);
            setOld(true);
          }}
        >
          {LANGUAGES.map((each) => (
            <option key={each} value={each}>
              {say(each)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('locale')}
          value={written}
          onChange={(event) => {
            const tag = event.target.value;
            chooseLocale(tag === '' ? undefined : tag);
            setWritten(tag);
            setOld(true);
          }}
        >
          <option value="">{say('browser', { locale: localeName(browsers) })}</option>
          {LOCALES.map((tag) => (
            <option key={tag} value={tag}>
              {localeName(tag)}
            </option>
          ))}
        </SelectField>
        <dl className={styles.example} aria-live="polite">
          <dt>{say('date')}</dt>
          <dd>{example.day}</dd>
          <dt>{say('number')}</dt>
          <dd>{example.number}</dd>
          <dt>{say('week')}</dt>
          <dd>{example.weekBegins}</dd>
        </dl>
        {isOld && (
          <div>
            <Button look="primary" onClick={() => location.reload()}>
              {say('reload')}
            </Button>
          </div>
        )}
        <p className="faint">{say('reloadWhat')}</p>
      </div>
    </>
  );
}
