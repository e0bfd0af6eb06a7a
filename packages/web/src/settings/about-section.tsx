import { Section } from '../ui/index.ts';
import { messages } from '../words/index.ts';

/** Put in when the application is built. */
declare const __VERSION__: string;

const say = messages({
  title: 'Throughline {version}',
  what: 'Runs a project from a plan that keeps its own history, and says whether it is on track and what changed. Open source, under the Apache License 2.0.',
  programs: 'For programs',
  api: 'The API of this server, to read',
  openapi: 'The same as OpenAPI 3.1',
});

/** Which version this is. */
export function AboutSection() {
  return (
    <>
      <h1>{say('title', { version: __VERSION__ })}</h1>
      <p className="muted">{say('what')}</p>
      <Section title={say('programs')}>
        <p>
          <a href="/api/v1">{say('api')}</a>
        </p>
        <p>
          <a href="/api/v1/openapi.json">{say('openapi')}</a>
        </p>
      </Section>
    </>
  );
}
