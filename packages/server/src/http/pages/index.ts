/** Plain pages, until the web application takes their place: signing in, links, and where the plans stand. */
export { mountPages } from './mount-pages.ts';
