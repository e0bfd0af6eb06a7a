import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { Application } from './app/index.ts';
import { keepTheme } from './ui/index.ts';
import { language, locale } from './words/index.ts';

keepTheme();
document.documentElement.lang = language === 'pseudo' ? 'en-x-pseudo' : locale;
createRoot(document.getElementById('app') as HTMLElement).render(<Application />);
