<?php
// What tests/machines/wordpress.py has done in its WordPress, as the one it names: install, or put the tag somewhere. Arguments: step, file with the markup.
if ($argv[1] === 'install') {
    define('WP_INSTALLING', true);
}
$_SERVER['HTTP_HOST'] = getenv('WP_HOST');
require getenv('WP_ROOT') . '/wp-load.php';
$text = isset($argv[2]) ? file_get_contents($argv[2]) : '';
$html = "<!-- wp:html -->\n$text\n<!-- /wp:html -->";

/** Write a post as somebody, with the filters that WordPress sets for what they may do; print its number. */
function write_as(string $login, array $post): void {
    wp_set_current_user(get_user_by('login', $login)->ID);
    kses_init();
    $id = wp_insert_post(wp_slash($post + ['post_status' => 'publish', 'post_title' => "Page de $login"]), true);
    if (is_wp_error($id)) {
        exit($id->get_error_message());
    }
    echo $id;
}

switch ($argv[1]) {
    case 'install':
        require ABSPATH . 'wp-admin/includes/upgrade.php';
        wp_install('Association d’exemple', 'admin', 'admin@exemple.ma', true, '', 'essai');
        wp_insert_user(['user_login' => 'auteur', 'user_pass' => 'essai', 'role' => 'author', 'user_email' => 'auteur@exemple.ma']);
        switch_theme('twentytwentythree');
        break;
    case 'block':
        write_as('admin', ['post_content' => $html]);
        break;
    case 'paragraph':
        write_as('admin', ['post_content' => '<!-- wp:paragraph --><p>' . esc_html($text) . '</p><!-- /wp:paragraph -->']);
        break;
    case 'author':
        write_as('auteur', ['post_content' => $html]);
        break;
    case 'footer':
        $terms = ['wp_theme' => [get_stylesheet()], 'wp_template_part_area' => ['footer']];
        write_as('admin', ['post_type' => 'wp_template_part', 'post_name' => 'footer', 'post_content' => $html, 'tax_input' => $terms]);
        break;
    case 'snippet':
        file_put_contents(get_stylesheet_directory() . '/functions.php', "<?php\n$text", FILE_APPEND);
        break;
}
