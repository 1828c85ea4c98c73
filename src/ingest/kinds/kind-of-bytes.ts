/** What a file is, and how its words come to be read. */
export type OtherKind = { kind: string; todo: string };

const AS_TEXT = 'save its words as text';
const DESCRIBED = 'save what is said in it as text';
const NO_WORDS = 'it has no words that I could read';

/** A kind of file by the bytes that it begins with, at `at`; as in the lists of magic numbers of IANA and of `file`. */
type Magic = { starts: readonly string[]; at?: number; is: OtherKind };

const MAGICS: readonly Magic[] = [
  { starts: ['%PDF-'], is: { kind: 'a PDF', todo: AS_TEXT } },
  { starts: ['%!PS'], is: { kind: 'a PostScript file', todo: AS_TEXT } },
  { starts: ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'], is: { kind: 'an old Office document', todo: AS_TEXT } },
  { starts: ['\xff\xd8\xff'], is: { kind: 'a picture (JPEG)', todo: NO_WORDS } },
  { starts: ['\x89PNG\r\n\x1a\n'], is: { kind: 'a picture (PNG)', todo: NO_WORDS } },
  { starts: ['GIF87a', 'GIF89a'], is: { kind: 'a picture (GIF)', todo: NO_WORDS } },
  { starts: ['II*\0', 'MM\0*'], is: { kind: 'a picture (TIFF)', todo: NO_WORDS } },
  { starts: ['8BPS'], is: { kind: 'a picture (Photoshop)', todo: NO_WORDS } },
  { starts: ['WEBP'], at: 8, is: { kind: 'a picture (WebP)', todo: NO_WORDS } },
  {
    starts: ['ftypheic', 'ftypheix', 'ftypmif1', 'ftypavif'],
    at: 4,
    is: { kind: 'a picture (HEIC or AVIF)', todo: NO_WORDS },
  },
  { starts: ['ftypM4A'], at: 4, is: { kind: 'a recording (M4A)', todo: DESCRIBED } },
  { starts: ['ftyp'], at: 4, is: { kind: 'a film (MP4)', todo: DESCRIBED } },
  { starts: ['\x1a\x45\xdf\xa3'], is: { kind: 'a film (Matroska or WebM)', todo: DESCRIBED } },
  { starts: ['AVI '], at: 8, is: { kind: 'a film (AVI)', todo: DESCRIBED } },
  { starts: ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'], is: { kind: 'a recording (MP3)', todo: DESCRIBED } },
  { starts: ['WAVE'], at: 8, is: { kind: 'a recording (WAV)', todo: DESCRIBED } },
  { starts: ['OggS'], is: { kind: 'a recording (Ogg)', todo: DESCRIBED } },
  { starts: ['fLaC'], is: { kind: 'a recording (FLAC)', todo: DESCRIBED } },
  {
    starts: ['\x1f\x8b', 'BZh', '\xfd7zXZ\0', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x28\xb5\x2f\xfd'],
    is: { kind: 'a packed file', todo: 'unpack it, and save its words as text' },
  },
  { starts: ['SQLite format 3\0'], is: { kind: 'a database (SQLite)', todo: AS_TEXT } },
  { starts: ['\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'], is: { kind: 'a program', todo: NO_WORDS } },
];

// What stands among the first names in a ZIP, whose parts follow one another.
const IN_ZIP: readonly [name: RegExp, is: OtherKind][] = [
  [/word\//, { kind: 'a Word document (DOCX)', todo: AS_TEXT }],
  [/xl\//, { kind: 'an Excel workbook (XLSX)', todo: AS_TEXT }],
  [/ppt\//, { kind: 'a PowerPoint presentation (PPTX)', todo: AS_TEXT }],
  [/mimetypeapplication\/vnd\.oasis\.opendocument/, { kind: 'an OpenDocument file (ODT or the like)', todo: AS_TEXT }],
  [/mimetypeapplication\/epub/, { kind: 'an e-book (EPUB)', todo: AS_TEXT }],
  [/Index\/Document\.iwa/, { kind: 'a Pages document', todo: AS_TEXT }],
];
const ZIP = { kind: 'a ZIP archive', todo: 'unpack it, and save its words as text' };
// The names of a document's parts are met early; a document of ten pages is no longer.
const ZIP_NAMES_WITHIN = 100_000;

/** What other kind than text some bytes are, by what they begin with. */
export function kindOfBytes(bytes: Uint8Array): OtherKind | undefined {
  const start = latin1(bytes.subarray(0, 32));
  if (start.startsWith('PK\x03\x04')) {
    const names = latin1(bytes.subarray(0, ZIP_NAMES_WITHIN));
    return IN_ZIP.find(([name]) => name.test(names))?.[1] ?? ZIP;
  }
  return MAGICS.find(({ starts, at = 0 }) => starts.some((magic) => start.startsWith(magic, at)))?.is;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
