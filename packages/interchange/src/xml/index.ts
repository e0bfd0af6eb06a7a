export { type Shape, XmlElement } from './element.ts';
export { encodingOf, latin1 } from './encoding.ts';
export { readXml, type Visit, type XmlTag, type XmlVisitor } from './read-xml.ts';
export { XmlWriter } from './write-xml.ts';
