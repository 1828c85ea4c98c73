import { expect, test } from 'vitest';
import { decodeText } from '#src/ingest/decode.ts';

test.each([
  ['%PDF-1.7\n%âãÏÓ', /a PDF: save its words as text/],
  ['\xff\xd8\xff\xe0\0\x10JFIF', /JPEG/],
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', /PNG/],
  ['RIFF\x10\0\0\0WEBPVP8 ', /WebP/],
  ['RIFF\x10\0\0\0WAVEfmt ', /WAV/],
  ['\0\0\0\x18ftypheic', /HEIC/],
  ['\0\0\0\x18ftypisom', /a film/],
  ['ID3\x03\0', /MP3/],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0', /Office/],
  ['PK\x03\x04\x14\0[Content_Types].xml PK\x03\x04word/document.xml', /DOCX/],
  ['PK\x03\x04\x14\0[Content_Types].xml PK\x03\x04xl/workbook.xml', /XLSX/],
  ['PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text', /ODT/],
  ['PK\x03\x04\x14\0mimetypeapplication/epub+zip', /EPUB/],
  ['PK\x03\x04\x14\0photos/one.jpg', /ZIP/],
  ['\x1f\x8b\x08\0', /packed/],
])('%j is refused as what it is', (start, reason) => {
  expect(decodeText(Buffer.from(start, 'latin1'))).toEqual({ reason: expect.stringMatching(reason) });
});
