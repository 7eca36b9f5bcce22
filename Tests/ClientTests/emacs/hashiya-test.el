;;; hashiya-test.el --- Emacs against the real server  -*- lexical-binding: t; -*-

;; Run by clients/emacs/test.sh, which says in the environment where the server is and where files may be written.

;;; Code:

(require 'ert)
(require 'hashiya)
(require 'flymake)
(require 'imenu)
(require 'xref)

(defconst hashiya-test-folder (file-name-as-directory (getenv "HASHIYA_WORK")))

(setq hashiya-command (list (getenv "HASHIYA_SERVER") "serve" "--no-cache")
      eglot-sync-connect t
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      create-lockfiles nil
      make-backup-files nil)

(defconst hashiya-test-article
  (concat "الميناء يستقبل أولى السفن\n\n"
          "أعلن وزير النقل سامر الحاج في 12 مايو 2024 أن ميناء رمالستان استقبل أولى السفن.\n"
          "وقال الوزير: \"العمل في الميناء بدأ أمس\".\n"
          "وغادر سامر الحاج إلى القاهرة.\n"
          "وكتب في بيان أن \"العمل لن يتوقف\n"))

(defmacro hashiya-test-with (text &rest body)
  "Run BODY in a buffer of a new file that holds TEXT, with a server."
  (declare (indent 1))
  `(let* ((folder (file-name-as-directory (make-temp-file (concat hashiya-test-folder "case") t)))
          (file (concat folder "خبر.txt")))
     (let ((coding-system-for-write 'utf-8)) (write-region ,text nil file nil 'quiet))
     (with-current-buffer (find-file-noselect file)
       (unwind-protect
           (progn
             (cl-letf (((symbol-function 'project-current) (lambda (&rest _) (cons 'transient folder))))
               (hashiya--server))
             ,@body)
         (when (eglot-current-server) (ignore-errors (eglot-shutdown (eglot-current-server) nil 5)))
         (set-buffer-modified-p nil)
         (kill-buffer)))))

(defun hashiya-test-wait (condition what)
  "Wait until CONDITION gives something, and give it; WHAT says for what."
  (let ((end (+ (float-time) 20)) result)
    (while (and (not (setq result (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or result (ert-fail (format "timed out waiting for %s" what)))))

(defun hashiya-test-offers (capability)
  "Whether the server offers CAPABILITY; a test of it is skipped when it does not."
  (eglot--server-capable capability))

(defun hashiya-test-goto (word)
  "Put point on WORD."
  (goto-char (point-min))
  (search-forward word)
  (goto-char (match-beginning 0)))

(defun hashiya-test-findings ()
  "The findings in the buffer, as (START . END)."
  (mapcar (lambda (finding) (cons (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))
          (flymake-diagnostics)))

(ert-deftest hashiya-registers-for-text-modes ()
  (hashiya-test-with hashiya-test-article
    (should (derived-mode-p 'text-mode))
    (should (equal (eglot--language-id (eglot-current-server)) "plaintext"))))

(ert-deftest hashiya-takes-arabic-only ()
  (with-temp-buffer
    (insert "Nothing here.")
    (should-not (hashiya--arabic-p))
    (insert " قال الوزير")
    (should (hashiya--arabic-p))))

(ert-deftest hashiya-hover ()
  (hashiya-test-with hashiya-test-article
    (hashiya-test-goto "12 مايو")
    (let* ((answer (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))
           (text (plist-get (plist-get answer :contents) :value)))
      (should (string-match-p "2024-05-12" text)))))

(ert-deftest hashiya-outline ()
  (hashiya-test-with hashiya-test-article
    (let ((index (let ((imenu-auto-rescan t)) (funcall imenu-create-index-function))))
      (should (string-match-p "الميناء يستقبل أولى السفن" (format "%S" index))))))

(ert-deftest hashiya-findings-stay-at-their-words ()
  (hashiya-test-with hashiya-test-article
    (flymake-mode 1)
    (flymake-start)
    (let* ((before (car (hashiya-test-wait #'hashiya-test-findings "a finding")))
           (word (buffer-substring-no-properties (car before) (cdr before))))
      (goto-char (point-min))
      (insert "😀 مُحَمَّد\n")
      (goto-char (+ (car before) (length "😀 مُحَمَّد\n")))
      (beginning-of-line)
      (insert "👩‍👩‍👧 مُحَمَّد ")
      (eglot--signal-textDocument/didChange)
      (let ((shift (length "😀 مُحَمَّد\n👩‍👩‍👧 مُحَمَّد ")))
        (hashiya-test-wait
         (lambda () (member (cons (+ (car before) shift) (+ (cdr before) shift)) (hashiya-test-findings)))
         "the finding at its new place")
        (should (equal word (buffer-substring-no-properties (+ (car before) shift) (+ (cdr before) shift))))))))

(ert-deftest hashiya-quotes-lists-who-says-what ()
  (hashiya-test-with hashiya-test-article
    (let ((source (current-buffer)) (list (hashiya-quotes)))
      (with-current-buffer list
        (should (string-match-p "العمل في الميناء بدأ أمس" (buffer-string)))
        (goto-char (point-min))
        (search-forward "العمل في الميناء")
        (hashiya-list-visit))
      (with-current-buffer source
        (should (looking-at-p "العمل في الميناء بدأ أمس"))))))

(ert-deftest hashiya-annotate-lists-layers ()
  (hashiya-test-with hashiya-test-article
    (with-current-buffer (hashiya-annotate '(entities times))
      (should (string-match-p "DATE +2024-05-12" (buffer-string)))
      (should (string-match-p "PER +سامر الحاج" (buffer-string))))))

(ert-deftest hashiya-status-says-how-it-fares ()
  (hashiya-test-with hashiya-test-article
    (should (string-match-p "^hashiya [0-9.]+, model .* 1 open$" (hashiya-status)))))

(ert-deftest hashiya-colours-follow-the-text ()
  (hashiya-test-with hashiya-test-article
    (hashiya-color-mode 1)
    (hashiya-color)
    (cl-flet ((face-of (word)
                (hashiya-test-goto word)
                (seq-some (lambda (overlay) (and (overlay-get overlay 'hashiya) (overlay-get overlay 'face)))
                          (overlays-at (point)))))
      (hashiya-test-wait (lambda () (eq (face-of "سامر") 'hashiya-person)) "the colour of a name")
      (should (eq (face-of "12 مايو") 'hashiya-time))
      (should (eq (face-of "العمل في الميناء") 'hashiya-quote))
      (goto-char (point-min))
      (insert "خبر 😀 ")
      (eglot--signal-textDocument/didChange)
      (hashiya-color)
      (hashiya-test-wait (lambda () (eq (face-of "سامر") 'hashiya-person)) "the colour after an edit"))
    (hashiya-color-mode -1)
    (should-not (seq-some (lambda (overlay) (overlay-get overlay 'hashiya)) (overlays-in (point-min) (point-max))))))

(ert-deftest hashiya-settings-count ()
  (let ((hashiya-settings '(:names [(:form "رمالستان" :type "EVENT")])))
    (hashiya-test-with hashiya-test-article
      (with-current-buffer (hashiya-annotate '(entities))
        (should (string-match-p "EVENT +رمالستان" (buffer-string)))))))

(ert-deftest hashiya-references ()
  (hashiya-test-with hashiya-test-article
    (skip-unless (hashiya-test-offers :referencesProvider))
    (hashiya-test-goto "سامر الحاج")
    (let ((found (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot))))
      (should (>= (length found) 2)))))

(ert-deftest hashiya-definition ()
  (hashiya-test-with hashiya-test-article
    (skip-unless (hashiya-test-offers :definitionProvider))
    (hashiya-test-goto "العمل في الميناء بدأ")
    (should (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))

(ert-deftest hashiya-fixes ()
  (hashiya-test-with hashiya-test-article
    (skip-unless (hashiya-test-offers :codeActionProvider))
    (flymake-mode 1)
    (flymake-start)
    (let* ((finding (car (hashiya-test-wait #'hashiya-test-findings "a finding")))
           (actions (eglot-code-actions (car finding) (cdr finding))))
      (should (> (length actions) 0)))))

(ert-deftest hashiya-renames ()
  (hashiya-test-with hashiya-test-article
    (skip-unless (hashiya-test-offers :renameProvider))
    (hashiya-test-goto "سامر الحاج")
    (eglot-rename "سمير الحاج")
    (hashiya-test-wait (lambda () (save-excursion (goto-char (point-min)) (search-forward "سمير الحاج" nil t))) "the new name")
    (should-not (save-excursion (goto-char (point-min)) (search-forward "سامر الحاج" nil t)))))

(ert-deftest hashiya-completes ()
  (hashiya-test-with hashiya-test-article
    (skip-unless (hashiya-test-offers :completionProvider))
    (goto-char (point-max))
    (insert "وعاد سامر")
    (eglot--signal-textDocument/didChange)
    (let* ((capf (eglot-completion-at-point))
           (all (all-completions "" (nth 2 capf))))
      (should (seq-some (lambda (name) (string-match-p "سامر الحاج" name)) all)))))

(ert-deftest hashiya-ends-with-the-session ()
  (hashiya-test-with hashiya-test-article
    (let* ((server (eglot-current-server)) (process (jsonrpc--process server)))
      (eglot-shutdown server nil 5)
      (hashiya-test-wait (lambda () (not (process-live-p process))) "the end of the server"))))

;;; hashiya-test.el ends here
