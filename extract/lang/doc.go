// Package lang loads language packs. A pack is a folder with a trained model and word
// lists, and no code: whoever adds a language adds files.
package lang
