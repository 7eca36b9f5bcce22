;;; hashiya.el --- Names, times and quotations in Arabic text  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: languages, i18n, wp
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Registers hashiya with Eglot for text modes.  Eglot gives what the protocol has (findings, outline, documentation at
;; point, definitions, references, fixes); this file adds colours and lists, which Eglot 1.9 does not have.

;;; Code:

(require 'eglot)
(require 'jsonrpc)
(require 'seq)
(require 'subr-x)
(require 'tabulated-list)

(defgroup hashiya nil
  "Annotations of Arabic text."
  :group 'text
  :prefix "hashiya-")

(defcustom hashiya-command '("hashiya" "serve")
  "The command that starts the server: program and arguments."
  :type '(repeat string))

(defcustom hashiya-settings nil
  "What may also stand in `.hashiya.json', as a plist.
For example (:referenceTime \"2024-05-15\")."
  :type 'plist)

(defcustom hashiya-delay 0.3
  "Seconds without typing after which the colours are brought up to date."
  :type 'number)

(defcustom hashiya-colored-layers '(quotes entities times quantities)
  "What `hashiya-color-mode' colours."
  :type '(set (const quotes) (const entities) (const times) (const quantities)))

;;; Faces

(defface hashiya-person '((t :inherit font-lock-type-face)) "Names of people.")
(defface hashiya-place '((t :inherit font-lock-constant-face)) "Names of places.")
(defface hashiya-organization '((t :inherit font-lock-function-name-face)) "Names of organizations.")
(defface hashiya-group '((t :inherit font-lock-variable-name-face)) "Names of peoples and groups.")
(defface hashiya-event '((t :inherit font-lock-builtin-face)) "Names of events.")
(defface hashiya-name '((t :inherit bold)) "Other names.")
(defface hashiya-time '((t :underline t)) "Dates, times and durations.")
(defface hashiya-quantity '((t :inherit font-lock-preprocessor-face)) "Amounts.")
(defface hashiya-quote '((t :inherit font-lock-string-face)) "What is said.")
(defface hashiya-cue '((t :inherit font-lock-keyword-face)) "Words that report what is said.")

(defconst hashiya--entity-faces
  '(("PER" . hashiya-person) ("LOC" . hashiya-place) ("ORG" . hashiya-organization) ("NORP" . hashiya-group)
    ("EVENT" . hashiya-event))
  "Face by type of name.")

;;; The server

(defun hashiya--contact (&optional _interactive)
  "How Eglot starts the server."
  (append hashiya-command (when hashiya-settings (list :initializationOptions hashiya-settings))))

;; At the end of the list, so that modes with a server of their own keep it.
(add-to-list 'eglot-server-programs
             '(((markdown-mode :language-id "markdown") (text-mode :language-id "plaintext")) . hashiya--contact)
             t)

(defun hashiya--arabic-p ()
  "Whether there is Arabic in the first part of the buffer."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (re-search-forward "[؀-ۿ]" (min (point-max) 20000) t))))

;;;###autoload
(defun hashiya-ensure ()
  "Start hashiya in this buffer if it has Arabic.  For `text-mode-hook'."
  (when (and buffer-file-name (hashiya--arabic-p))
    (eglot-ensure)))

(defun hashiya--server ()
  "The server of this buffer, which is started when there is none."
  (or (eglot-current-server)
      (progn
        (apply #'eglot (append (eglot--guess-contact) nil))
        (eglot-current-server))
      (user-error "No hashiya server for this buffer")))

(defun hashiya--params (layers)
  "Parameters that ask for LAYERS of this buffer.
Offsets are to count characters, as Emacs does."
  (list :textDocument (eglot--TextDocumentIdentifier)
        :layers (vconcat (mapcar #'symbol-name layers))
        :offsetEncoding "utf-32"))

(defun hashiya--document (layers)
  "The annotated document of this buffer with LAYERS."
  (jsonrpc-request (hashiya--server) :hashiya/annotate (hashiya--params layers) :deferred :hashiya/annotate))

(defun hashiya--place (offset)
  "The position in the buffer of an OFFSET in its text."
  (+ 1 offset))

;;; Lists

(defconst hashiya-layers '(entities times quantities quotes sections diagnostics)
  "What `hashiya-annotate' can list.")

(defun hashiya--describe (layer annotation)
  "Where an ANNOTATION of LAYER stands, and what to say about it.
A list (SPAN KIND TEXT), or nil."
  (let ((text (plist-get annotation :text)))
    (pcase layer
      ('entities (list annotation (plist-get annotation :type) (format "%s" text)))
      ('times (list annotation (plist-get annotation :type) (format "%s  %s" (plist-get annotation :value) text)))
      ('quantities
       (list annotation (plist-get annotation :kind)
             (string-join (delq nil (list (plist-get annotation :value) (plist-get annotation :unit) text)) " ")))
      ('quotes
       (when-let ((content (seq-first (plist-get annotation :content))))
         (list content (concat (plist-get annotation :kind) (when (equal (plist-get annotation :polarity) "deny") ", denied"))
               (concat (plist-get annotation :speakerName)
                       (when-let ((via (plist-get annotation :viaName))) (format " (%s)" via))
                       ": " (plist-get content :text)))))
      ('sections
       (when-let ((title (plist-get annotation :title)))
         (list title "section" (plist-get title :text))))
      ('diagnostics (list annotation (plist-get annotation :severity) (plist-get annotation :message))))))

(defvar hashiya-list-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "RET") #'hashiya-list-visit)
    map)
  "Keys in a list of annotations.")

(define-derived-mode hashiya-list-mode tabulated-list-mode "Hashiya"
  "Annotations of a buffer; RET goes to one."
  (setq tabulated-list-format [("Line" 6 t :right-align t) ("Kind" 16 t) ("Text" 0 nil)])
  (tabulated-list-init-header))

(defun hashiya-list-visit ()
  "Go to the annotation of this line."
  (interactive)
  (let ((marker (tabulated-list-get-id)))
    (unless (and marker (marker-buffer marker)) (user-error "Nothing to go to"))
    (pop-to-buffer (marker-buffer marker))
    (goto-char marker)))

(defun hashiya--entries (document layers)
  "The lines of a list of LAYERS of DOCUMENT, in the order of the text.
DOCUMENT is about this buffer."
  (let (entries)
    (save-restriction
      (widen)
      (dolist (layer layers)
        (seq-doseq (annotation (plist-get document (intern (format ":%s" layer))))
          (when-let ((described (hashiya--describe layer annotation)))
            (pcase-let* ((`(,span ,kind ,text) described)
                         (place (hashiya--place (plist-get span :start))))
              (push (list (copy-marker place)
                          (vector (number-to-string (line-number-at-pos place)) kind
                                  (replace-regexp-in-string "[\n\r]+" " " text)))
                    entries))))))
    (sort entries (lambda (one other) (< (car one) (car other))))))

(defun hashiya--list (layers)
  "List LAYERS of this buffer in another."
  (let ((entries (hashiya--entries (hashiya--document layers) layers))
        (buffer (get-buffer-create (format "*hashiya: %s*" (buffer-name)))))
    (with-current-buffer buffer
      (hashiya-list-mode)
      (setq tabulated-list-entries entries)
      (tabulated-list-print))
    (if entries (display-buffer buffer) (message "hashiya: nothing found"))
    buffer))

;;;###autoload
(defun hashiya-annotate (layers)
  "List what hashiya finds in this buffer.
With a prefix argument, ask for the LAYERS."
  (interactive
   (list (if current-prefix-arg
             (mapcar #'intern (completing-read-multiple "Layers: " (mapcar #'symbol-name hashiya-layers) nil t))
           '(entities times quantities quotes))))
  (hashiya--list layers))

;;;###autoload
(defun hashiya-quotes ()
  "List who says what in this buffer."
  (interactive)
  (hashiya--list '(quotes)))

;;;###autoload
(defun hashiya-status ()
  "Show what the server is and how it fares."
  (interactive)
  (let* ((status (jsonrpc-request (hashiya--server) :hashiya/status nil))
         (memory (plist-get (plist-get status :memory) :residentBytes)))
    (message "hashiya %s, model %s, up %d s, %d requests, %s, %d open"
             (plist-get status :version) (plist-get (plist-get status :model) :version)
             (plist-get status :uptimeSeconds) (plist-get (plist-get status :counters) :requests)
             (if memory (format "%.1f MiB" (/ memory 1048576.0)) "memory unknown")
             (length (plist-get status :documents)))))

;;; Colours

(defvar hashiya-color-mode)
(defvar-local hashiya--timer nil "The timer that will bring the colours up to date.")

(defun hashiya--paint (span face &optional priority)
  "Give the text of SPAN a FACE."
  (let ((overlay (make-overlay (hashiya--place (plist-get span :start)) (hashiya--place (plist-get span :end)))))
    (overlay-put overlay 'hashiya t)
    (overlay-put overlay 'face face)
    (overlay-put overlay 'priority (or priority 0))
    (overlay-put overlay 'evaporate t)))

(defun hashiya--paint-document (document)
  "Colour this buffer by the annotated DOCUMENT."
  (save-restriction
    (widen)
    (hashiya--wash)
    (seq-doseq (quote (plist-get document :quotes))
      (seq-doseq (span (plist-get quote :content)) (hashiya--paint span 'hashiya-quote))
      (when-let ((cue (plist-get quote :cue))) (hashiya--paint cue 'hashiya-cue 1)))
    (seq-doseq (entity (plist-get document :entities))
      (hashiya--paint
       entity (alist-get (plist-get entity :type) hashiya--entity-faces 'hashiya-name nil #'equal) 2))
    (seq-doseq (time (plist-get document :times)) (hashiya--paint time 'hashiya-time 2))
    (seq-doseq (quantity (plist-get document :quantities)) (hashiya--paint quantity 'hashiya-quantity 2))))

(defun hashiya--wash ()
  "Take all colours away."
  (remove-overlays (point-min) (point-max) 'hashiya t))

(defun hashiya-color (&optional buffer)
  "Bring the colours of BUFFER, by default this one, up to date."
  (interactive)
  (with-current-buffer (or buffer (current-buffer))
    (when-let ((server (eglot-current-server)))
      (let ((tick (buffer-chars-modified-tick)) (buffer (current-buffer)))
        (jsonrpc-async-request
         server :hashiya/annotate (hashiya--params hashiya-colored-layers)
         :deferred :hashiya/color
         :success-fn
         (lambda (document)
           (when (buffer-live-p buffer)
             (with-current-buffer buffer
               ;; An answer about a text that has changed since would colour the wrong letters; another is on its way.
               (when (and hashiya-color-mode (= tick (buffer-chars-modified-tick)))
                 (hashiya--paint-document document)))))
         :error-fn #'ignore)))))

(defun hashiya--color-soon (&rest _)
  "Bring the colours up to date when the user pauses."
  (when hashiya--timer (cancel-timer hashiya--timer))
  (setq hashiya--timer
        (run-with-idle-timer hashiya-delay nil
                             (lambda (buffer) (when (buffer-live-p buffer) (hashiya-color buffer))) (current-buffer))))

;;;###autoload
(define-minor-mode hashiya-color-mode
  "Colour names, times, amounts and quotations in this buffer."
  :lighter " حاشية"
  (if hashiya-color-mode
      (progn
        (add-hook 'after-change-functions #'hashiya--color-soon nil t)
        (add-hook 'eglot-managed-mode-hook #'hashiya--color-soon nil t)
        (hashiya--color-soon))
    (remove-hook 'after-change-functions #'hashiya--color-soon t)
    (remove-hook 'eglot-managed-mode-hook #'hashiya--color-soon t)
    (when hashiya--timer (cancel-timer hashiya--timer))
    (hashiya--wash)))

(provide 'hashiya)
;;; hashiya.el ends here
