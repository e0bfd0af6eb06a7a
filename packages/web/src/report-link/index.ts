export { ReportLinkScreen } from './report-link-screen.tsx';
