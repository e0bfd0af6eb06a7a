/** Whether an `Accept-Encoding` takes gzip (RFC 9110): named with a weight above nothing, or by `*`. */
export function acceptsGzip(header: string | readonly string[] | undefined): boolean {
  const weightByName = new Map<string, number>();
  for (const part of String(header ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const weight = parameters.find((text) => text.startsWith('q='))?.slice(2) ?? '1';
    weightByName.set(name, Number(weight));
  }
  const weight = weightByName.get('gzip') ?? weightByName.get('x-gzip') ?? weightByName.get('*');
  return (weight ?? 0) > 0;
}
