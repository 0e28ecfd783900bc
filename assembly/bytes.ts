// Bytes of text by their names.

export const SEMICOLON: u32 = 0x3b;
export const EQUALS: u32 = 0x3d;
export const COMMA: u32 = 0x2c;
export const COLON: u32 = 0x3a;
export const ZERO: u32 = 0x30;
export const NINE: u32 = 0x39;
export const MINUS: u32 = 0x2d;
export const DOT: u32 = 0x2e;
export const HASH: u32 = 0x23;
export const PLUS: u32 = 0x2b;
export const QUOTE: u32 = 0x22;
export const BAR: u32 = 0x7c;
export const GREATER: u32 = 0x3e;
export const SLASH: u32 = 0x2f;
export const LESS: u32 = 0x3c;
export const UNDERSCORE: u32 = 0x5f;
export const BACKSLASH: u32 = 0x5c;
export const STAR: u32 = 0x2a;
