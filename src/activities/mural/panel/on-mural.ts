/** Colours of what is drawn over a mural, the same in every theme: a mural does not take the theme's either. */
export const DEEP = '#2444c4';
/** Beside it, so that it is seen on dark pixels as well. */
export const PALE = '#ffffff';
