import { createContext } from 'react';

/** Takes a picture that is to be saved; the window says how. */
export type SavePicture = (name: string, content: Blob) => void;
export const SavePictureContext = createContext<SavePicture | null>(null);
