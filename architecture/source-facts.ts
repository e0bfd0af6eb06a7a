import { parseSync } from 'vite';

/** What the rules need to know about one source file. Lines count from 1. */
export interface SourceFacts {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly globals: readonly GlobalUse[];
  readonly anys: readonly number[];
  readonly powers: readonly number[];
  /** Calls of a method `query` whose first argument is anything but a text that stands there whole. */
  readonly builtQueries: readonly number[];
  /** Words that stand in JSX itself: between elements, or in an attribute that people read or hear. */
  readonly shownWords: readonly { readonly text: string; readonly line: number }[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** A name read from nowhere in particular: `Math.exp` is `{ name: 'Math', member: 'exp' }`. */
export interface GlobalUse {
  readonly name: string;
  readonly member: string | undefined;
  /** The number of arguments where the name itself is called or constructed. */
  readonly calledWith: number | undefined;
  readonly line: number;
}

export function readFacts(path: string, text: string): SourceFacts {
  const parsed = parseSync(path, text);
  const fault = parsed.errors[0];
  if (fault !== undefined) throw new Error(`${path}: ${fault.message}`);
  const lineAt = lineCounter(text);
  const imports: Import[] = [];
  const globals: GlobalUse[] = [];
  const anys: number[] = [];
  const powers: number[] = [];
  const builtQueries: number[] = [];
  const shownWords: { text: string; line: number }[] = [];
  walk(parsed.program, undefined, (node, parent) => {
    const line = lineAt(node.start);
    const specifier = importedBy(node);
    if (specifier !== undefined) imports.push({ specifier, line });
    if (node.type === 'TSAnyKeyword') anys.push(line);
    if (isPowerOfVariable(node)) powers.push(line);
    if (isBuiltQuery(node)) builtQueries.push(line);
    const words = wordsShownBy(node);
    if (words !== undefined) shownWords.push({ text: words, line });
    if (node.type === 'Identifier' && !isOnlyALabel(node, parent)) {
      globals.push({
        name: String(node.name),
        member: memberReadFrom(parent),
        calledWith: argumentsGivenTo(node, parent),
        line,
      });
    }
  });
  const comments = parsed.comments.map((comment) => ({
    text: comment.value,
    line: lineAt(comment.start),
  }));
  const lineCount = text.replace(/\n$/, '').split('\n').length;
  return {
    path,
    lineCount,
    imports,
    globals,
    anys,
    powers,
    builtQueries,
    shownWords,
    comments,
  };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

function walk(
  node: unknown,
  parent: Node | undefined,
  visit: (node: Node, parent: Node | undefined) => void,
): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, parent, visit);
  } else if (isNode(node)) {
    visit(node, parent);
    for (const key of Object.keys(node)) walk(node[key], node, visit);
  }
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

function importedBy(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return textOf(node.source) ?? textOf(node.argument);
    case 'TSExternalModuleReference':
      return textOf(node.expression);
    case 'CallExpression':
      return isNamed(node.callee, 'require') ? textOf(listOf(node.arguments)[0]) : undefined;
    default:
      return undefined;
  }
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TSLiteralType') return textOf(node.literal);
  // An import whose target is computed cannot be checked, so no rule's list will hold it.
  return '(computed)';
}

function isPowerOfVariable(node: Node): boolean {
  if (node.operator !== '**' && node.operator !== '**=') return false;
  return !(isLiteral(node.left) && isLiteral(node.right));
}

function isBuiltQuery({ type, callee, arguments: given }: Node): boolean {
  if (type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression') {
    return false;
  }
  const [text] = listOf(given);
  if (!isNamed(callee.property, 'query') || text === undefined) return false;
  if (isNode(text) && text.type === 'TemplateLiteral') return listOf(text.expressions).length > 0;
  return !(isNode(text) && text.type === 'Literal' && typeof text.value === 'string');
}

const READ_ATTRIBUTES = new Set(
  'alt aria-label aria-description label placeholder title'.split(' '),
);
const A_WORD = /\p{L}{2}/u;

function wordsShownBy({ type, value, name }: Node): string | undefined {
  if (type === 'JSXText') return A_WORD.test(String(value)) ? String(value).trim() : undefined;
  if (type !== 'JSXAttribute' || !isNode(name) || !READ_ATTRIBUTES.has(String(name.name))) {
    return undefined;
  }
  const text = isNode(value) && value.type === 'Literal' ? String(value.value) : '';
  return A_WORD.test(text) ? text : undefined;
}

/** True for the `b` of `a.b` and of `{ b: 1 }`, which name no variable. */
function isOnlyALabel(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined || parent.computed === true) return false;
  if (parent.type === 'MemberExpression') return parent.property === node;
  if (parent.shorthand === true) return false;
  return parent.key === node || parent.type === 'TSQualifiedName';
}

function memberReadFrom(parent: Node | undefined): string | undefined {
  if (parent?.type !== 'MemberExpression' || parent.computed === true) return undefined;
  const property = parent.property;
  return isNode(property) ? String(property.name) : undefined;
}

function argumentsGivenTo(node: Node, parent: Node | undefined): number | undefined {
  if (parent?.type !== 'NewExpression' && parent?.type !== 'CallExpression') return undefined;
  return parent.callee === node ? listOf(parent.arguments).length : undefined;
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name;
}

function isLiteral(node: unknown): boolean {
  return isNode(node) && node.type === 'Literal';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
